export interface ScorePeriod {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

type PeriodKind = "month" | "quarter" | "half-year" | "year";

const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, "half-year": 6, year: 12 };

/** The period that lies `back` periods before the one of a date or a period's id. */
export function periodBefore(kind: PeriodKind, at: string, back: number): ScorePeriod {
  const { from } = periodOf(kind, at);
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 - back * MONTHS[kind];
  return periodOf(kind, `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}

/** The period of a scorecard that a date or a period's id lies in; days are inclusive. */
export function periodOf(kind: PeriodKind, at: string): ScorePeriod {
  const year = at.slice(0, 4);
  const half = /^\d{4}-H([12])$/.exec(at)?.[1];
  const quarter = /^\d{4}-Q([1-4])$/.exec(at)?.[1];
  const month = half !== undefined ? (Number(half) - 1) * 6 + 1 : quarter !== undefined ? (Number(quarter) - 1) * 3 + 1 : Number(at.slice(5, 7) || "1");
  const length = MONTHS[kind];
  const first = Math.floor((month - 1) / length) * length + 1;
  const last = first + length - 1;
  const days = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  const part = Math.floor((first - 1) / length) + 1;
  const id = { month: `${year}-${two(first)}`, quarter: `${year}-Q${part}`, "half-year": `${year}-H${part}`, year }[kind];
  return { id, from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(days)}` };
}
