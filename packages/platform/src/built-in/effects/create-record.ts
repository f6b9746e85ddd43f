import type { EffectContribution } from "@zhili/plugin-api";
import { evaluateFields, forEachItem, optionalText } from "./expressions.js";

/** Makes a record of another (or the same) type. */
export const createRecord: EffectContribution = {
  type: "create-record",
  title: { "zh-CN": "新建记录", en: "Create a record" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["recordType", "data"],
    properties: {
      recordType: { type: "string", title: "Record type", "x-ref": "record-type" },
      at: { type: "string", title: "Org unit", "x-expression": true },
      data: { type: "object", title: "Data", "x-field-names-of": "recordType", additionalProperties: { type: "string", "x-expression": true } },
      link: { type: "string", title: "Field that refers back", "x-field-of": "recordType" },
      forEach: { type: "string", title: "For each of", "x-expression": true, "x-each": true, "x-returns": "list" },
    },
  },
  async run(params, scope) {
    await forEachItem(params.forEach, scope, async (item) => {
      const extra = item === undefined ? undefined : { item };
      const orgUnit = optionalText(params.at, scope, extra);
      await scope.createRecord({
        recordType: String(params.recordType),
        data: evaluateFields(params.data, scope, extra),
        ...(orgUnit === undefined ? {} : { orgUnit }),
        ...(typeof params.link === "string" ? { link: params.link } : {}),
      });
    });
  },
};
