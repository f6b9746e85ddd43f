import { defineScoringSource } from "../source.js";
import { evaluateMeasured, MEASURED_PARAMS, type Measured, prepareMeasured } from "./measured.js";

/** Points for a measure over records: count, sum, min, max, avg, exists. */
export const aggregate = defineScoringSource<Measured>({
  type: "aggregate",
  title: { "zh-CN": "汇总记录", en: "Measure over records" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["of", "measure"],
    properties: {
      of: { type: "string", title: "Records", "x-ref": "record-type" },
      where: { type: "object", title: "Where", "x-filter": "of" },
      measure: { type: "string", title: "Measure", enum: ["count", "sum", "min", "max", "avg", "exists"] },
      field: { type: "string", title: "Field", "x-field-of": "of" },
      ...MEASURED_PARAMS,
    },
  },
  needs: ({ of = "", where, measure = "count", field }) => [
    {
      id: "value",
      source: "records",
      params: { recordType: of, measure, ...(where === undefined ? {} : { where }), ...(field === undefined ? {} : { field }) },
    },
  ],
  prepare: prepareMeasured,
  evaluate: evaluateMeasured,
});
