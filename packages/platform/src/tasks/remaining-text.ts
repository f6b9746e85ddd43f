import type { Language } from "@zhili/contracts";
import type { CompiledCalendar } from "@zhili/engine/calendar";

const HOUR = 3_600_000;

/** How long there is to go, from two days on in workdays, or how long it is over: 还剩 3 个工作日, 已逾期 5 小时. */
export function remainingText(dueAt: string, now: string, language: Language, calendar: Pick<CompiledCalendar, "localDate" | "workdaysBetween">): string {
  const milliseconds = Date.parse(dueAt) - Date.parse(now);
  const hours = Math.floor(Math.abs(milliseconds) / HOUR);
  const over = milliseconds < 0;
  if (!over && hours >= 48) {
    const lastMoment = new Date(Date.parse(dueAt) - 1).toISOString();
    const workdays = calendar.workdaysBetween(calendar.localDate(now), calendar.localDate(lastMoment));
    return language === "en" ? `${count(workdays, "workday")} left` : `还剩 ${workdays} 个工作日`;
  }
  if (language === "en") {
    const amount = hours < 1 ? "less than an hour" : hours < 48 ? count(hours, "hour") : count(Math.floor(hours / 24), "day");
    return over ? `${amount} overdue` : `${amount} left`;
  }
  const amount = hours < 1 ? "不到 1 小时" : hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`;
  return over ? `已逾期${hours < 1 ? "" : " "}${amount}` : `还剩${hours < 1 ? "" : " "}${amount}`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
