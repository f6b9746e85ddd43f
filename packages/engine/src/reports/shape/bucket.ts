import { localDay } from "../format/format-date.js";

/** Cuts a date or moment to a period of the zone: 2026, 2026-Q1, 2026-03, 2026-W10 (ISO 8601), 2026-03-02. What is no date gives null. */
export function bucketOf(value: unknown, bucket: "year" | "quarter" | "month" | "week" | "day", zone: string): string | null {
  const day = typeof value === "string" ? localDay(value, zone) : undefined;
  if (day === undefined) return null;
  const year = day.slice(0, 4);
  switch (bucket) {
    case "year":
      return year;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case "month":
      return day.slice(0, 7);
    case "week":
      return isoWeek(day);
    default:
      return day;
  }
}

/** The week belongs to the year of its Thursday. */
function isoWeek(day: string): string {
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}
