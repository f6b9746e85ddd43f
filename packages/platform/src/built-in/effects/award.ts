import type { EffectContribution } from "@zhili/plugin-api";
import { forEachItem, optionalText } from "./expressions.js";

/** Makes ledger entries by a rule; also takes away, when the rule's amount is negative. */
export const award: EffectContribution = {
  type: "award",
  title: { "zh-CN": "记台账", en: "Post to a ledger" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["ledger", "account"],
    properties: {
      ledger: { type: "string", title: "Ledger", "x-ref": "ledger" },
      account: { type: "string", title: "Account", "x-expression": true },
      rule: { type: "string", title: "Rule", "x-rule-of": "ledger" },
      ruleBy: {
        type: "string",
        title: "Rule by",
        description: "Gives the rule's id, when it depends on the record.",
        "x-expression": true,
        "x-returns": "string",
      },
      amount: { type: "string", title: "Amount", "x-expression": true },
      forEach: { type: "string", title: "For each of", "x-expression": true, "x-each": true, "x-returns": "list" },
      lot: { type: "string", title: "Lot", "x-expression": true },
      purpose: { type: "string", title: "Purpose", "x-expression": true },
      reason: { type: "string", title: "Reason", "x-template": true },
      from: { type: "string", title: "From", "x-expression": true },
      to: { type: "string", title: "To", "x-expression": true },
    },
  },
  async run(params, scope) {
    await forEachItem(params.forEach, scope, async (item, index) => {
      const extra = item === undefined ? {} : { item };
      const text = (name: string) => optionalText(params[name], scope, extra);
      const [lot, purpose, from, to] = [text("lot"), text("purpose"), text("from"), text("to")];
      await scope.post({
        ledger: String(params.ledger),
        account: String(scope.evaluate(String(params.account), extra)),
        rule: typeof params.ruleBy === "string" ? String(scope.evaluate(params.ruleBy, extra)) : String(params.rule ?? ""),
        part: String(index),
        ...(typeof params.amount === "string" ? { amount: Number(scope.evaluate(params.amount, extra)) } : {}),
        ...(item === undefined ? {} : { item }),
        ...(lot === undefined ? {} : { lot }),
        ...(purpose === undefined ? {} : { purpose }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(typeof params.reason === "string" ? { reason: scope.render(params.reason, extra) } : {}),
      });
    });
  },
};
