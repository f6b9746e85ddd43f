import type { Language } from "../api/types.js";

/** 1,234.5 with the digits given; tabular in the style sheet. */
export function formatNumber(value: number, language: Language, digits?: { readonly least?: number; readonly most?: number }): string {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : "zh-CN", {
    minimumFractionDigits: digits?.least ?? 0,
    maximumFractionDigits: digits?.most ?? 6,
  }).format(value);
}

/** 2026, 12,500: a number without a unit may be a year or a number of something, so four digits stay together. */
export function formatPlainNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : "zh-CN", { useGrouping: "min2", maximumFractionDigits: 6 }).format(value);
}

/** Money kept in fen, shown in yuan: 1,234.50 元 / ¥1,234.50. */
export function formatMoney(fen: number, language: Language): string {
  const yuan = formatNumber(fen / 100, language, { least: 2, most: 2 });
  return language === "en" ? `¥${yuan}` : `${yuan} 元`;
}

/** 0.853 -> 85.3%. */
export function formatPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : "zh-CN", { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** +10, −5 with a true minus, 0. */
export function formatSigned(value: number, language: Language): string {
  const text = formatNumber(Math.abs(value), language);
  if (value > 0) return `+${text}`;
  return value < 0 ? `−${text}` : text;
}

/** 1.2 MB. */
export function formatSize(bytes: number, language: Language): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${formatNumber(bytes / 1024, language, { most: 0 })} KB`;
  return `${formatNumber(bytes / 1024 / 1024, language, { most: 1 })} MB`;
}

/** Amounts of a ledger are whole numbers of the smallest unit; `decimals` says how many digits lie behind the point. */
export function fromSmallestUnit(amount: number, unit: LedgerUnit): number {
  return typeof unit === "string" ? amount : amount / 10 ** (unit.decimals ?? 0);
}

export type LedgerUnit = string | { readonly title: string; readonly decimals?: number };

export function unitTitle(unit: LedgerUnit | undefined): string {
  return unit === undefined ? "" : typeof unit === "string" ? unit : unit.title;
}

/** 25 分: an amount of a ledger with its unit. */
export function formatAmount(amount: number, unit: LedgerUnit | undefined, language: Language): string {
  const number = formatNumber(unit === undefined ? amount : fromSmallestUnit(amount, unit), language);
  const title = unitTitle(unit);
  return title === "" ? number : `${number} ${title}`;
}
