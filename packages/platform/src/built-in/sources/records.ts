import type { JsonObject } from "@zhili/contracts";
import type { SourceContribution } from "@zhili/plugin-api";

const measures = ["count", "sum", "min", "max", "avg", "exists", "first"] as const;

/** A measure over records of a type. */
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
    if (params.measure === "first") return { record: String(params.recordType) };
    return params.measure === "count" ? "int" : "double";
  },
  async gather(params, scope) {
    const type = String(params.recordType);
    const where = (params.where ?? {}) as JsonObject;
    if (params.measure === "first") return (await scope.findRecords(type, where, { limit: 1 }))[0];
    if (params.measure === "exists") return (await scope.measureRecords(type, where, "count")) > 0;
    const measure = params.measure as "count" | "sum" | "min" | "max" | "avg";
    return scope.measureRecords(type, where, measure, typeof params.field === "string" ? params.field : undefined);
  },
};
