import type { SourceContribution } from "@zhili/plugin-api";

/** The record that a field of the record at hand refers to. */
export const reference: SourceContribution = {
  type: "reference",
  title: { "zh-CN": "引用的记录", en: "Referred record" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["field"],
    properties: { field: { type: "string", title: "Field", "x-ref": "field" } },
  },
  resultType(params, fieldRefersTo) {
    const target = fieldRefersTo(String(params.field));
    return target === undefined ? "dyn" : { record: target };
  },
  async gather(params, scope) {
    const field = String(params.field);
    const source = scope.record;
    const id = source === undefined ? undefined : (scope.input[field] ?? read(source.data, field));
    const type = params.$refersTo;
    if (typeof id !== "string" || id === "" || typeof type !== "string") return undefined;
    return scope.getRecord(type, id);
  },
};

function read(data: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = data;
  for (const part of path.split(".")) value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  return value;
}
