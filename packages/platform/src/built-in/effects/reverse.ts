import type { EffectContribution } from "@zhili/plugin-api";
import { optionalText } from "./expressions.js";

/** Takes back the entries that came from a record, by reversal. */
export const reverse: EffectContribution = {
  type: "reverse",
  title: { "zh-CN": "冲正", en: "Reverse entries" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["ledger"],
    properties: {
      ledger: { type: "string", title: "Ledger", "x-ref": "ledger" },
      record: { type: "string", title: "Entries of", description: "The record at hand when absent.", "x-expression": true },
      rule: { type: "string", title: "Rule", "x-rule-of": "ledger" },
      reason: { type: "string", title: "Reason", "x-template": true },
    },
  },
  async run(params, scope) {
    await scope.reverse({
      ledger: String(params.ledger),
      source: optionalText(params.record, scope) ?? scope.record.id,
      reason: typeof params.reason === "string" ? scope.render(params.reason) : "",
      ...(typeof params.rule === "string" ? { rule: params.rule } : {}),
    });
  },
};
