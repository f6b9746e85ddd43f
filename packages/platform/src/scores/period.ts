export interface ScorePeriod {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The period of a scorecard that a date or a period's id lies in; days are inclusive. */
export function periodOf(kind: "month" | "quarter" | "half-year" | "year", at: string): ScorePeriod {
  const year = at.slice(0, 4);
  const half = /^\d{4}-H([12])$/.exec(at)?.[1];
  const quarter = /^\d{4}-Q([1-4])$/.exec(at)?.[1];
  const month = half !== undefined ? (Number(half) - 1) * 6 + 1 : quarter !== undefined ? (Number(quarter) - 1) * 3 + 1 : Number(at.slice(5, 7) || "1");
  const length = { month: 1, quarter: 3, "half-year": 6, year: 12 }[kind];
  const first = Math.floor((month - 1) / length) * length + 1;
  const last = first + length - 1;
  const days = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  const part = Math.floor((first - 1) / length) + 1;
  const id = { month: `${year}-${two(first)}`, quarter: `${year}-Q${part}`, "half-year": `${year}-H${part}`, year }[kind];
  return { id, from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(days)}` };
}
