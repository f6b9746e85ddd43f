import { type CalendarDefinition, type ErrorFactory, fillMessage, type Issue, type MessageFacts } from "@zhili/contracts";
import { CalendarContradiction, CalendarNoWorkdays, CalendarUnknownZone, CalendarWrongYear } from "./errors.js";
import { timeZone } from "./time-zone.js";

/** What a calendar's shape does not show: dates under the wrong year, days both off and worked, no workday at all, an unknown zone. */
export function checkCalendar(definition: CalendarDefinition): Issue[] {
  const issues: Issue[] = [];
  if (new Set(definition.weekend).size >= 7) issues.push(issueOf(CalendarNoWorkdays, "/weekend", { title: definition.title }));
  try {
    timeZone(definition.zone ?? "Asia/Shanghai");
  } catch (error) {
    if (!CalendarUnknownZone.is(error)) throw error;
    issues.push(issueOf(CalendarUnknownZone, "/zone", error.facts));
  }
  definition.years.forEach((year, index) => {
    const off = new Set(year.holidays.map(({ id }) => id));
    for (const list of ["holidays", "workdays"] as const) {
      year[list].forEach(({ id: date }, at) => {
        const path = `/years/${index}/${list}/${at}/id`;
        if (!date.startsWith(`${year.id}-`)) issues.push(issueOf(CalendarWrongYear, path, { date, year: year.id }));
        if (list === "workdays" && off.has(date)) issues.push(issueOf(CalendarContradiction, path, { date }));
      });
    }
  });
  return issues;
}

function issueOf({ kind }: ErrorFactory, path: string, facts: MessageFacts): Issue {
  return { code: kind.code, path, message: { "zh-CN": fillMessage(kind.messages["zh-CN"], facts), en: fillMessage(kind.messages.en, facts) } };
}
