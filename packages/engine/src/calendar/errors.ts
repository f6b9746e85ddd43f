import { defineError } from "@zhili/contracts";

export const CalendarBadDate = defineError("CALENDAR_BAD_DATE", 400, {
  "zh-CN": "「{value}」不是日期，应写成2026-03-02这样",
  en: "`{value}` is not a date; write it like 2026-03-02",
});
export const CalendarBadMoment = defineError("CALENDAR_BAD_MOMENT", 400, {
  "zh-CN": "「{value}」不是时刻",
  en: "`{value}` is not a moment in time",
});
export const CalendarBadDuration = defineError("CALENDAR_BAD_DURATION", 400, {
  "zh-CN": "「{value}」不是时长，应写成P5WD（5个工作日）、P1M、PT24H这样",
  en: "`{value}` is not a duration; write it like P5WD (5 workdays), P1M or PT24H",
});
export const CalendarTooFar = defineError("CALENDAR_TOO_FAR", 400, {
  "zh-CN": "{days}个工作日超出可计算的范围",
  en: "{days} workdays are out of range",
});
export const CalendarNoWorkdays = defineError("CALENDAR_NO_WORKDAYS", 400, {
  "zh-CN": "日历「{title}」把一周七天都设成了休息日",
  en: "The calendar {title} makes all seven days of the week days off",
});
export const CalendarUnknownZone = defineError("CALENDAR_UNKNOWN_ZONE", 400, {
  "zh-CN": "没有「{zone}」这个时区",
  en: "There is no time zone `{zone}`",
});
export const CalendarWrongYear = defineError("CALENDAR_WRONG_YEAR", 400, {
  "zh-CN": "{date}不在{year}年",
  en: "{date} is not in {year}",
});
export const CalendarContradiction = defineError("CALENDAR_CONTRADICTION", 400, {
  "zh-CN": "{date}既列为休息日又列为调休上班日",
  en: "{date} is listed both as a day off and as an adjusted workday",
});
