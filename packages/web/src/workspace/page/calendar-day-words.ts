import { useTranslation } from "react-i18next";
import type { CalendarDay } from "../../api/calendars.js";

/** What the work calendar says of a day, in words; empty for plain workdays. */
export function useDayWords(): (day: CalendarDay) => string {
  const { t } = useTranslation();
  return ({ kind, title }) => {
    if (kind === "adjusted-workday") return title ?? "";
    if (kind === "holiday") return t("calendar.holiday", { title: title ?? "" });
    return kind === "weekend" ? t("calendar.weekend") : "";
  };
}
