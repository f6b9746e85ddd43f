export interface Span {
  readonly from: string;
  readonly to: string;
}

export const SPANS = ["thisMonth", "lastMonth", "thisYear", "lastYear"] as const;
export type SpanName = (typeof SPANS)[number];

/** A usual period, by the local day. */
export function spanOf(name: SpanName, today: string): Span {
  const [year = 0, month = 1] = today.split("-").map(Number);
  if (name === "lastYear") return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  if (name === "thisYear") return { from: `${year}-01-01`, to: today };
  if (name === "thisMonth") return { from: `${today.slice(0, 7)}-01`, to: today };
  const last = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
  return { from: `${last.slice(0, 7)}-01`, to: last };
}

/** The name of a period when it is a usual one. */
export function nameOf(span: Span, today: string): SpanName | undefined {
  return SPANS.find((name) => {
    const usual = spanOf(name, today);
    return usual.from === span.from && usual.to === span.to;
  });
}
