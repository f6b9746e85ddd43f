import type { SortKey } from "@zhili/contracts";

/** Sorts by the keys, each row's values given by `value`; empty ones come last, equal rows keep their order. */
export function sortRows<T>(rows: readonly T[], keys: readonly SortKey[] | undefined, value: (row: T, field: string) => unknown): T[] {
  if (keys === undefined || keys.length === 0) return [...rows];
  const known = rows.map((row) => ({ row, values: keys.map(({ field }) => value(row, field)) }));
  known.sort((left, right) => {
    for (let at = 0; at < keys.length; at += 1) {
      const order = compare(left.values[at], right.values[at], keys[at]?.direction === "desc");
      if (order !== 0) return order;
    }
    return 0;
  });
  return known.map(({ row }) => row);
}

function compare(left: unknown, right: unknown, descending: boolean): number {
  const empty = (value: unknown): boolean => value === undefined || value === null || value === "";
  if (empty(left) || empty(right)) return Number(empty(left)) - Number(empty(right));
  const order = typeof left === "number" && typeof right === "number" ? left - right : compareText(String(left), String(right));
  return descending ? -order : order;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
