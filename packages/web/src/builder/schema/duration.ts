export const UNITS = ["workdays", "days", "weeks", "months", "years", "hours", "minutes"] as const;
export type DurationUnit = (typeof UNITS)[number];

/** A duration of one unit; `before` when it lies before the moment that it is counted from. */
export interface PlainDuration {
  readonly count: number;
  readonly unit: DurationUnit;
  readonly before: boolean;
}

const SHAPES: Readonly<Record<DurationUnit, readonly [string, string]>> = {
  workdays: ["P", "WD"],
  days: ["P", "D"],
  weeks: ["P", "W"],
  months: ["P", "M"],
  years: ["P", "Y"],
  hours: ["PT", "H"],
  minutes: ["PT", "M"],
};

/** `P3WD` as a number of workdays; undefined for what has several units, or seconds, and must stay as it is written. */
export function readDuration(text: string): PlainDuration | undefined {
  const [, minus, prefix, digits, letters] = /^(-?)(PT?)(\d+)([A-Z]+)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (prefix === "PT" && letters === "S" && Number(digits) === 0) return { count: 0, unit: "hours", before: minus === "-" };
  const unit = UNITS.find((one) => SHAPES[one][0] === prefix && SHAPES[one][1] === letters);
  return unit === undefined ? undefined : { count: Number(digits), unit, before: minus === "-" };
}

/** The ISO 8601 text of a duration, `WD` for workdays. */
export function writeDuration({ count, unit, before }: PlainDuration): string {
  const [prefix, letters] = SHAPES[unit];
  return `${before ? "-" : ""}${prefix}${count}${letters}`;
}
