import { defineScoringSource } from "../source.js";
import { evaluateMeasured, MEASURED_PARAMS, type Measured, prepareMeasured } from "./measured.js";

const OVER_A_PERIOD = new Set(["earned", "spent", "count"]);

/** Points for what stands in a ledger: the balance, or what was earned or spent in the period of the score. */
export const ledger = defineScoringSource<Measured>({
  type: "ledger",
  title: { "zh-CN": "台账", en: "Ledger" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["ledger", "measure"],
    properties: {
      ledger: { type: "string", title: "Ledger", "x-ref": "ledger" },
      account: { type: "string", title: "Account", description: "The subject when absent.", "x-expression": true, "x-returns": "string" },
      measure: { type: "string", title: "Measure", enum: ["balance", "spendable", "earned", "spent", "count"] },
      rule: { type: "string", title: "Rule", "x-rule-of": "ledger" },
      from: { type: "string", title: "From", description: "The start of the period when absent.", "x-expression": true, "x-returns": "string" },
      to: { type: "string", title: "To", description: "The end of the period when absent.", "x-expression": true, "x-returns": "string" },
      ...MEASURED_PARAMS,
    },
  },
  needs: ({ ledger: name = "", account = "subject.id", measure = "balance", rule, from, to }) => {
    const period = OVER_A_PERIOD.has(String(measure)) ? { from: from ?? "period.from", to: to ?? "period.to" } : {};
    return [{ id: "value", source: "ledger", params: { ledger: name, account, measure, ...(rule === undefined ? {} : { rule }), ...period } }];
  },
  prepare: prepareMeasured,
  evaluate: evaluateMeasured,
});
