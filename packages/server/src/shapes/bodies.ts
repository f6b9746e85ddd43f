/** A body: anything that is not named is refused. */
export function body<T extends Readonly<Record<string, object>>>(properties: T, required: readonly string[] = []) {
  return { type: "object", additionalProperties: false, properties, required } as const;
}

/** Fields of a record; the record type says what they have to be. */
export const FIELDS = { type: "object", maxProperties: 300 } as const;

export const IDEMPOTENT = {
  type: "object",
  properties: { "idempotency-key": { type: "string", minLength: 1, maxLength: 200 } },
} as const;
