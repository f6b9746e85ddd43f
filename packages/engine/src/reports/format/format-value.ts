import type { Format, Language } from "@zhili/contracts";
import { maskName } from "../../expression/index.js";
import { plainText } from "../template/escape-html.js";
import { formatDate, formatMoment, formatMonth } from "./format-date.js";

/** How values are put into words. */
export interface FormatOptions {
  readonly language: Language;
  /** IANA zone of moments. */
  readonly zone: string;
  /** Title of a code of a list (code list, `state`, `org-unit`, `record`, or `dataset.column`). */
  titleOf(list: string, code: string): string | undefined;
  /** Digits after the point. */
  readonly digits?: number;
  /** For dates: `short` 2026-03-02, `month` 2026年3月. */
  readonly style?: string;
  /** List that codes of this column belong to. */
  readonly list?: string;
  /** Names are shown masked. */
  readonly masked?: boolean;
}

/** The options that a rendering hands to its helpers. */
export function formatOptions(options: Readonly<Record<string, unknown>>): FormatOptions {
  const { language, zone, titles, masked } = options;
  return {
    language: language === "en" ? "en" : "zh-CN",
    zone: typeof zone === "string" ? zone : "Asia/Shanghai",
    titleOf: (list, code) => titleIn(titles, list, code),
    ...(masked === true ? { masked } : {}),
  };
}

/** A value in the words of the language; nothing for nothing. Money is in fen, per cent a fraction of one. */
export function formatValue(value: unknown, format: Format | undefined, options: FormatOptions): string {
  if (value === null || value === undefined || value === "") return "";
  switch (format) {
    case "integer":
    case "points":
      return typeof value === "number" ? grouped(value, 0) : plainText(value);
    case "decimal":
      return typeof value === "number" ? (options.digits === undefined ? free(value) : grouped(value, options.digits)) : plainText(value);
    case "money":
      return typeof value === "number" ? money(value, options.language) : plainText(value);
    case "percent":
      return typeof value === "number" ? `${trimmed(value * 100, options.digits ?? 1)}%` : plainText(value);
    case "date":
      return options.style === "month" ? formatMonth(plainText(value), options) : formatDate(plainText(value), options);
    case "date-time":
      return formatMoment(plainText(value), options);
    case "boolean":
      return yesNo(value, options.language);
    case "quantity":
      return quantity(value, options.language);
    case "name":
      return options.masked === true ? maskName(plainText(value)) : plainText(value);
    case "option":
      return titled(value, options.list ?? "", options);
    case "state":
    case "org-unit":
    case "record":
      return titled(value, format, options);
    default:
      return typeof value === "boolean" ? yesNo(value, options.language) : isQuantity(value) ? quantity(value, options.language) : plainText(value);
  }
}

function titled(value: unknown, list: string, options: FormatOptions): string {
  if (Array.isArray(value)) return value.map((code) => titled(code, list, options)).join("、");
  const code = plainText(value);
  return (options.list === undefined ? undefined : options.titleOf(options.list, code)) ?? options.titleOf(list, code) ?? code;
}

function titleIn(titles: unknown, list: string, code: string): string | undefined {
  const named: unknown = isObject(titles) && Object.hasOwn(titles, list) ? titles[list] : undefined;
  const title = isObject(named) && Object.hasOwn(named, code) ? named[code] : undefined;
  return typeof title === "string" ? title : undefined;
}

function yesNo(value: unknown, language: Language): string {
  const yes = value === true || value === "true";
  return language === "en" ? (yes ? "yes" : "no") : yes ? "是" : "否";
}

function money(fen: number, language: Language): string {
  const amount = grouped(fen / 100, 2);
  return language === "en" ? `¥${amount}` : `${amount}元`;
}

function quantity(value: unknown, language: Language): string {
  if (!isQuantity(value)) return typeof value === "number" ? free(value) : plainText(value);
  const unit = plainText(value.unit);
  const amount = free(value.value);
  if (language === "en") return `${value.qualifier === "≥" ? "over " : value.qualifier === "≈" ? "about " : ""}${amount}${unit === "" ? "" : ` ${unit}`}`;
  return `${value.qualifier === "≈" ? "约" : ""}${amount}${value.qualifier === "≥" ? "余" : ""}${unit}`;
}

function isQuantity(value: unknown): value is { value: number; qualifier?: unknown; unit?: unknown } {
  return isObject(value) && typeof value.value === "number";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Thousands parted by commas, a fixed number of digits after the point. */
function grouped(value: number, digits: number): string {
  if (!Number.isFinite(value)) return "";
  const [whole = "", part] = Math.abs(value)
    .toFixed(Math.min(Math.max(digits, 0), 6))
    .split(".");
  const sign = value < 0 && Number(`${whole}.${part ?? 0}`) !== 0 ? "-" : "";
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}${thousands}${part === undefined ? "" : `.${part}`}`;
}

function trimmed(value: number, digits: number): string {
  const text = grouped(value, digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function free(value: number): string {
  return trimmed(value, 6);
}
