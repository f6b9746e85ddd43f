import type { EffectContribution } from "@zhili/plugin-api";
import { evaluateFields } from "./expressions.js";

/** Writes fields of the record. */
export const set: EffectContribution = {
  type: "set",
  title: { "zh-CN": "填写字段", en: "Set fields" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["fields"],
    properties: { fields: { type: "object", title: "Fields", "x-field-names": true, additionalProperties: { type: "string", "x-expression": true } } },
  },
  run: async (params, scope) => scope.setFields(evaluateFields(params.fields, scope)),
};
