import type { LedgerDefinition } from "@zhili/contracts";

/** An amount as people read it: smallest units put into the ledger's unit, "5分", "-1200.50元". */
export function amountText(unit: LedgerDefinition["unit"], amount: number): string {
  const decimals = unit.decimals ?? 0;
  if (decimals === 0) return `${amount}${unit.title}`;
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}${unit.title}`;
}

const PER_TEXT = { entry: "每笔", day: "本日", week: "本周", month: "本月", quarter: "本季度", year: "本年度" } as const;

/** A cap's period in words. */
export const perText = (per: keyof typeof PER_TEXT): string => PER_TEXT[per];
