import type { SourceContribution } from "@zhili/plugin-api";

/** The record that a field of the record at hand refers to. */
export const reference: SourceContribution = {
  type: "reference",
  title: { "zh-CN": "引用的记录", en: "Referred record" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["field"],
    properties: { field: { type: "string", title: "Field", "x-field": true } },
  },
  resultType(params, fieldRefersTo) {
    const target = fieldRefersTo(String(params.field));
    return target === undefined ? "dyn" : { record: target };
  },
  async gather(params, scope) {
    const field = String(params.field);
    const type = params.$refersTo;
    if (scope.record === undefined || typeof type !== "string") return undefined;
    const typed = field in scope.input ? { [field]: scope.input[field] } : undefined;
    const ids = idsAt(typed ?? scope.record.data, field.split("."));
    const found = [];
    for (const id of ids.values) found.push(await scope.getRecord(type, id));
    return ids.list ? found.filter((one) => one !== undefined) : found[0];
  },
};

/** Ids at a path; a list on the way makes the result a list. */
function idsAt(data: unknown, steps: readonly string[]): { list: boolean; values: string[] } {
  if (Array.isArray(data)) {
    const parts = data.map((member) => idsAt(member, steps).values);
    return { list: true, values: [...new Set(parts.flat())] };
  }
  const [step, ...rest] = steps;
  if (step === undefined) return { list: false, values: typeof data === "string" && data !== "" ? [data] : [] };
  if (typeof data !== "object" || data === null) return { list: false, values: [] };
  return idsAt((data as Record<string, unknown>)[step], rest);
}
