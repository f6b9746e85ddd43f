import type { RecordTypeDefinition } from "@zhili/contracts";

export interface FormStep {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Dotted paths, in order. */
  readonly fields: readonly string[];
}

/** The parts of a long form; a form without steps is one, and fields that no step names come last. */
export function stepsOf({ title, schema, form }: RecordTypeDefinition): readonly FormStep[] {
  const names = Object.keys(schema.properties);
  const steps = form?.steps ?? [];
  const last = steps.at(-1);
  if (last === undefined) return [{ id: "all", title, fields: names }];
  const named = new Set(steps.flatMap((step) => step.fields.map((field) => field.split(".")[0])));
  const rest = names.filter((name) => !named.has(name));
  return [...steps.slice(0, -1), { ...last, fields: [...last.fields, ...rest] }];
}
