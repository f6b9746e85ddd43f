import type { LedgerCap } from "@zhili/contracts";
import type { CompiledLedger, CompiledRule } from "./compile-ledger.js";
import { periodOf } from "./periods.js";
import type { PeriodQuery } from "./standing.js";

/** A cap that bears on an entry; per-entry caps have no query. */
export interface BearingCap {
  readonly cap: LedgerCap;
  readonly scope: "rule" | "account";
  readonly query?: PeriodQuery;
}

/** The caps, of the rule and of the account, that bear on an entry of this sign on this day. */
export function bearingCaps(ledger: CompiledLedger, rule: CompiledRule, amount: number, day: string): BearingCap[] {
  const counts = amount > 0 ? "credits" : "debits";
  const bearing: BearingCap[] = [];
  const collect = (caps: readonly LedgerCap[], scope: BearingCap["scope"]): void => {
    for (const cap of caps) {
      if ((cap.counts ?? "credits") !== counts) continue;
      if (cap.per === "entry") {
        bearing.push({ cap, scope });
        continue;
      }
      const range = periodOf(day, cap.per);
      const of = scope === "rule" ? rule.id : "*";
      const query = { key: `${of}/${counts}/${range.from}/${range.to}`, ...range, counts, ...(scope === "rule" ? { rule: rule.id } : {}) } as const;
      bearing.push({ cap, scope, query });
    }
  };
  collect(rule.caps, "rule");
  collect(ledger.definition.caps ?? [], "account");
  return bearing;
}
