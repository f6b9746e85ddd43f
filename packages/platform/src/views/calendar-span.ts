import type { Placing } from "./calendar-item.js";

/** First and last day that are shown. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Does any day of it lie among those that are shown? */
export function isWithin({ start, item }: Placing, { from, to }: Span): boolean {
  return item.end >= from && start <= to;
}

/** A day so many days later. */
export function movedDay(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}
