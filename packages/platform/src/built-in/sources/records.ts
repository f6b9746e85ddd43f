import type { Json, JsonObject } from "@zhili/contracts";
import type { SourceContribution } from "@zhili/plugin-api";
import { FactTooLong } from "../../errors.js";
import { readPath } from "../../records/field-path.js";

const measures = ["count", "sum", "min", "max", "avg", "exists", "first", "list"] as const;

/** Records that one fact may list; more would be an account without an end. */
const MOST_LISTED = 500;

/** A measure over records of a type; `list` gives the records themselves, or the values of one of their fields, lists laid end to end. */
export const records: SourceContribution = {
  type: "records",
  title: { "zh-CN": "记录的统计", en: "Measure over records" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["recordType", "measure"],
    properties: {
      recordType: { type: "string", title: "Record type", "x-ref": "record-type" },
      where: { type: "object", title: "Where", "x-filter": "recordType" },
      measure: { type: "string", title: "Measure", enum: [...measures] },
      field: { type: "string", title: "Field", "x-field-of": "recordType" },
    },
  },
  resultType(params) {
    if (params.measure === "exists") return "bool";
    if (params.measure === "list") return "dyn";
    if (params.measure === "first") return { record: String(params.recordType) };
    return params.measure === "count" ? "int" : "double";
  },
  async gather(params, scope) {
    const type = String(params.recordType);
    const where = (params.where ?? {}) as JsonObject;
    if (params.measure === "first") return (await scope.findRecords(type, where, { limit: 1 }))[0];
    if (params.measure === "list") {
      const found = await scope.findRecords(type, where, { limit: MOST_LISTED + 1 });
      if (found.length > MOST_LISTED) throw FactTooLong({ facts: { type, most: MOST_LISTED } });
      return typeof params.field === "string" ? found.flatMap(({ data }) => valuesAt(data, String(params.field))) : found;
    }
    if (params.measure === "exists") return (await scope.measureRecords(type, where, "count")) > 0;
    const measure = params.measure as "count" | "sum" | "min" | "max" | "avg";
    return scope.measureRecords(type, where, measure, typeof params.field === "string" ? params.field : undefined);
  },
};

function valuesAt(data: JsonObject, field: string): Json[] {
  const value = readPath(data, field);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
