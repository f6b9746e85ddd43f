import type { Language } from "@zhili/contracts";

const HOUR = 3_600_000;

/** How long there is to go, or how long it is over: 还剩 3 天, 已逾期 5 小时. */
export function remainingText(dueAt: string, now: string, language: Language): string {
  const milliseconds = Date.parse(dueAt) - Date.parse(now);
  const hours = Math.floor(Math.abs(milliseconds) / HOUR);
  const over = milliseconds < 0;
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
