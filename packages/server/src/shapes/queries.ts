const text = (maxLength: number) => ({ type: "string", maxLength }) as const;

/** What every paged list takes. */
export const PAGING = { limit: { type: "integer", minimum: 1, maximum: 200 }, cursor: text(4_000) } as const;

/** Query parameters: anything else is refused. */
export function query<T extends Readonly<Record<string, object>>>(properties: T, required: readonly string[] = []) {
  return { type: "object", additionalProperties: false, properties, required } as const;
}

const FILTERS = { "^filter\\[[^\\[\\]]{1,80}\\](\\[[^\\[\\]]{1,20}\\])?$": text(2_000) } as const;

const LISTED = { q: text(100), state: text(500), orgUnit: text(4_000), sort: text(200) } as const;

/** Which records: filters, words, place, order and page. */
export const RECORD_LIST = {
  ...query({ ...PAGING, ...LISTED, count: { type: "string", enum: ["exact"] } }),
  patternProperties: FILTERS,
  maxProperties: 40,
} as const;

export const RECORD_EXPORT = {
  ...query({
    ...LISTED,
    count: { type: "string", enum: ["exact"] },
    format: { type: "string", maxLength: 130, description: "csv, xlsx, or plugin:type" },
    params: { ...text(2_000), description: "What a plugin's kind of file is told, as JSON" },
  }),
  patternProperties: FILTERS,
  maxProperties: 40,
} as const;

export const DAY = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" } as const;

/** A month of the years that a work calendar can speak of. */
export const MONTH = { type: "string", pattern: "^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$" } as const;
