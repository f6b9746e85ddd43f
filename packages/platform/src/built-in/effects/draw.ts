import type { EffectContribution } from "@zhili/plugin-api";
import { forEachItem, optionalText } from "./expressions.js";
import { inOwnWords } from "./own-words.js";

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
      refusal: {
        type: "string",
        title: "When there is too little",
        description: "Says so in the pack's own words; availableText, neededText, missingText and the names in `explain` are filled in.",
        "x-template": true,
        "x-template-names": ["availableText", "neededText", "missingText"],
        "x-explained-by": "explain",
      },
      explain: { type: "object", title: "Names for the refusal", additionalProperties: { type: "string", "x-expression": true } },
      forEach: { type: "string", title: "For each of", "x-expression": true, "x-each": true, "x-returns": "list" },
    },
  },
  async run(params, scope) {
    await forEachItem(params.forEach, scope, async (item, index) => {
      const extra = item === undefined ? {} : { item };
      const purpose = optionalText(params.purpose, scope, extra);
      const drawing = scope.draw({
        ledger: String(params.ledger),
        account: String(scope.evaluate(String(params.account), extra)),
        rule: String(params.rule),
        quantity: Number(scope.evaluate(String(params.quantity), extra)),
        part: String(index),
        ...(purpose === undefined ? {} : { purpose }),
      });
      await drawing.catch((error: unknown) => {
        throw typeof params.refusal === "string" ? inOwnWords(error, params.refusal, params.explain, scope, extra) : error;
      });
    });
  },
};
