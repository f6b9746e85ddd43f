import type { LocalizedText } from "@zhili/contracts";

type Scalar = string | number | boolean;
type Ordered = string | number;

/** What a row says about one input: one of some values, not some values, or a range. */
export interface Cell {
  readonly among?: readonly Scalar[];
  readonly not?: readonly Scalar[];
  readonly low?: { readonly value: Ordered; readonly included: boolean };
  readonly high?: { readonly value: Ordered; readonly included: boolean };
}

const WORDS = new Set(["gt", "gte", "lt", "lte", "in", "not"]);

/** Reads a cell: a value, or {gt, gte, lt, lte, in, not}. Undefined with an issue when it can't be read. */
export function readCell(value: unknown, issue: (message: LocalizedText) => void): Cell | undefined {
  if (isScalar(value)) return { among: [value] };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    issue({ "zh-CN": "单元格应为一个值或范围。", en: "A cell is a value or a range." });
    return undefined;
  }
  const cell = value as Record<string, unknown>;
  const unknown = Object.keys(cell).find((key) => !WORDS.has(key));
  if (unknown !== undefined) {
    issue({ "zh-CN": `单元格不认识“${unknown}”，只能用 gt、gte、lt、lte、in、not。`, en: `A cell has gt, gte, lt, lte, in and not, but no ${unknown}.` });
    return undefined;
  }
  const low = bound(cell.gt, false) ?? bound(cell.gte, true);
  const high = bound(cell.lt, false) ?? bound(cell.lte, true);
  const among = Array.isArray(cell.in) ? cell.in.filter(isScalar) : undefined;
  const not = cell.not === undefined ? undefined : (Array.isArray(cell.not) ? cell.not : [cell.not]).filter(isScalar);
  return {
    ...(among === undefined ? {} : { among }),
    ...(not === undefined ? {} : { not }),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
}

/** Whether an input's value fits a cell. A value of another type than a bound does not. */
export function holds(cell: Cell, value: unknown): boolean {
  if (cell.among !== undefined && !cell.among.some((one) => one === value)) return false;
  if (cell.not?.some((one) => one === value) === true) return false;
  if (cell.low !== undefined) {
    if (typeof value !== typeof cell.low.value) return false;
    if (!((value as Ordered) > cell.low.value || (cell.low.included && value === cell.low.value))) return false;
  }
  if (cell.high !== undefined) {
    if (typeof value !== typeof cell.high.value) return false;
    if (!((value as Ordered) < cell.high.value || (cell.high.included && value === cell.high.value))) return false;
  }
  return true;
}

/** Whether some value could fit both cells; a cell that says nothing fits all. */
export function mayMeet(left: Cell | undefined, right: Cell | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  if (left.among !== undefined) return left.among.some((value) => holds(left, value) && holds(right, value));
  if (right.among !== undefined) return right.among.some((value) => holds(left, value) && holds(right, value));
  const lows = [left.low, right.low].filter((one) => one !== undefined);
  const highs = [left.high, right.high].filter((one) => one !== undefined);
  return lows.every((low) =>
    highs.every((high) => typeof low.value === typeof high.value && (low.value < high.value || (low.value === high.value && low.included && high.included))),
  );
}

const isScalar = (value: unknown): value is Scalar => typeof value === "string" || typeof value === "number" || typeof value === "boolean";
const bound = (value: unknown, included: boolean): { value: Ordered; included: boolean } | undefined =>
  typeof value === "string" || typeof value === "number" ? { value, included } : undefined;
