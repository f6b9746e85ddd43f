import type { JsonObject } from "@zhili/contracts";
import type { EffectContribution } from "@zhili/plugin-api";
import { evaluateFields, optionalText } from "./expressions.js";

/** Moves other records along their workflow. */
export const transition: EffectContribution = {
  type: "transition",
  title: { "zh-CN": "推动其他记录", en: "Move other records" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["transition", "recordType"],
    properties: {
      recordType: { type: "string", title: "Record type", "x-ref": "record-type" },
      record: { type: "string", title: "Record", "x-expression": true },
      where: { type: "object", title: "Records where", "x-filter": "recordType" },
      transition: { type: "string", title: "Transition", "x-transition-of": "recordType" },
      input: { type: "object", title: "Input", additionalProperties: { type: "string", "x-expression": true } },
      optional: { type: "boolean", title: "Skip records that can't" },
    },
  },
  async run(params, scope) {
    const recordType = String(params.recordType);
    const input = evaluateFields(params.input, scope);
    const one = optionalText(params.record, scope);
    const targets =
      one === undefined
        ? params.where === undefined
          ? []
          : (await scope.findRecords(recordType, params.where as JsonObject)).map((found) => found.id)
        : [one];
    for (const record of targets) {
      await scope.takeTransition({ recordType, record, transition: String(params.transition), input, optional: params.optional === true });
    }
  },
};
