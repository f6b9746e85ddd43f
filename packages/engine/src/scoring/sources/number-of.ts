/** The number that an expression gave; yes counts 1, no and nothing count 0, anything else is not a number. */
export function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (value === true) return 1;
  return value === false || value === null || value === undefined ? 0 : Number.NaN;
}
