import { parseDate } from "../civil-date.js";
import type { FormatContribution } from "./format-contribution.js";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = "10X98765432";

/** The 18th sign of a citizen's identity number from its first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkDigitOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK[sum % 11] ?? "";
}

/** The date of birth inside an identity number, undefined when it is not one. */
export function birthDateOf(idNumber: string): string | undefined {
  if (!isIdNumber(idNumber)) return undefined;
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

export function isIdNumber(value: unknown): value is string {
  if (typeof value !== "string" || !/^[1-9]\d{16}[\dX]$/.test(value)) return false;
  const born = parseDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`);
  return born !== undefined && born.year >= 1800 && born.year <= 2200 && checkDigitOf(value.slice(0, 17)) === value[17];
}

export const cnIdNumber: FormatContribution = {
  id: "cn-id-number",
  title: { "zh-CN": "公民身份号码", en: "Identity number" },
  validate: isIdNumber,
  message: { "zh-CN": "应为18位公民身份号码，请核对末位校验码", en: "should be an 18-character identity number; check its last character" },
  normalize: (value) => value.replace(/\s/g, "").toUpperCase(),
  mask: (value) => (value.length <= 5 ? "*".repeat(value.length) : `${value.slice(0, 2)}${"*".repeat(value.length - 5)}${value.slice(-3)}`),
};
