import type { Dataset } from "@zhili/contracts";

export type Measure = NonNullable<Dataset["measures"]>[number];

/** A measure over values; values that are not there do not count, sums and averages look at numbers only. Nothing gives 0 for counts and sums, else null. */
export function measureOf(measure: Measure["measure"], values: readonly unknown[], rows: number): number | string | null {
  if (measure === "count") return rows;
  const filled = values.filter((value) => value !== undefined && value !== null && value !== "");
  if (measure === "count-distinct") return new Set(filled.map((value) => (typeof value === "object" ? JSON.stringify(value) : value))).size;
  const numbers = filled.filter((value) => typeof value === "number");
  if (measure === "sum") return total(numbers);
  if (measure === "avg") return numbers.length === 0 ? null : total(numbers) / numbers.length;
  const comparable = numbers.length > 0 ? numbers : filled.filter((value) => typeof value === "string");
  return extreme(comparable, measure === "min");
}

/** Sum without the drift of binary fractions where the members have at most six decimals. */
function total(numbers: readonly number[]): number {
  const sum = numbers.reduce((so, number) => so + number, 0);
  return Number.isInteger(sum) ? sum : Math.round(sum * 1e6) / 1e6;
}

function extreme(values: readonly (number | string)[], least: boolean): number | string | null {
  let found: number | string | null = null;
  for (const value of values) if (found === null || (least ? value < found : value > found)) found = value;
  return found;
}
