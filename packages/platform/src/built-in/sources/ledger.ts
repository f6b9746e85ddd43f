import type { SourceContribution } from "@zhili/plugin-api";

/** Balance or turnover of an account. */
export const ledger: SourceContribution = {
  type: "ledger",
  title: { "zh-CN": "台账余额或发生额", en: "Ledger balance or turnover" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["ledger", "measure"],
    properties: {
      ledger: { type: "string", title: "Ledger", "x-ref": "ledger" },
      account: { type: "string", title: "Account", description: "The record at hand when absent.", "x-expression": true },
      measure: { type: "string", title: "Measure", enum: ["balance", "spendable", "earned", "spent", "count"] },
      from: { type: "string", title: "From", "x-expression": true },
      to: { type: "string", title: "To", "x-expression": true },
      rule: { type: "string", title: "Rule", "x-rule-of": "ledger" },
      lot: { type: "string", title: "Lot", description: "Only what came into and went out of this lot; not for balances.", "x-expression": true },
    },
  },
  resultType: () => "int",
  async gather(params, scope) {
    const account = typeof params.account === "string" ? String(scope.evaluate(params.account) ?? "") : (scope.record?.id ?? "");
    if (account === "") return 0;
    const name = String(params.ledger);
    if (params.measure === "balance" || params.measure === "spendable") return (await scope.readBalance(name, account))[params.measure];
    const textOf = (source: unknown) => (typeof source === "string" ? String(scope.evaluate(source)) : undefined);
    const [from, to, lot] = [textOf(params.from), textOf(params.to), textOf(params.lot)];
    return scope.measureEntries(name, account, params.measure as "earned" | "spent" | "count", {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(typeof params.rule === "string" ? { rule: params.rule } : {}),
      ...(lot === undefined ? {} : { lot }),
    });
  },
};
