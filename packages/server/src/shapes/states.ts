const state = { type: "string", pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", maxLength: 64 } as const;
const ofWorkflow = { type: "object", maxProperties: 200, additionalProperties: state } as const;

/** Where cases go whose state is gone: workflow to old state to new. */
export const STATES = { type: "object", maxProperties: 200, additionalProperties: ofWorkflow } as const;

export type States = Readonly<Record<string, Readonly<Record<string, string>>>>;
