import type { EffectContribution } from "@zhili/plugin-api";
import { forEachItem, optionalText } from "./expressions.js";

/** Takes a quantity from the lots of an account, in their order. */
export const draw: EffectContribution = {
  type: "draw",
  title: { "zh-CN": "按批次出库", en: "Draw from lots" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["ledger", "account", "rule", "quantity"],
    properties: {
      ledger: { type: "string", title: "Ledger", "x-ref": "ledger" },
      account: { type: "string", title: "Account", "x-expression": true },
      rule: { type: "string", title: "Rule", "x-rule-of": "ledger" },
      quantity: { type: "string", title: "Quantity", "x-expression": true },
      purpose: { type: "string", title: "Purpose", "x-expression": true },
      forEach: { type: "string", title: "For each of", "x-expression": true, "x-each": true, "x-returns": "list" },
    },
  },
  async run(params, scope) {
    await forEachItem(params.forEach, scope, async (item, index) => {
      const extra = item === undefined ? {} : { item };
      const purpose = optionalText(params.purpose, scope, extra);
      await scope.draw({
        ledger: String(params.ledger),
        account: String(scope.evaluate(String(params.account), extra)),
        rule: String(params.rule),
        quantity: Number(scope.evaluate(String(params.quantity), extra)),
        part: String(index),
        ...(purpose === undefined ? {} : { purpose }),
      });
    });
  },
};
