import { useTranslation } from "react-i18next";
import type { NoticeView } from "../api/types.js";
import { daysUntil, formatDate } from "../ui/format-date.js";
import { useLanguage } from "../ui/language.js";
import { StatusTag } from "../ui/status-tag.js";

const TONES = { open: "active", paused: "warning", closed: "good", withdrawn: "neutral" } as const;

/** How long a notice still runs, in words. */
export function NoticeStanding({ notice }: { readonly notice: NoticeView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const calendarDays = notice.lastDay === undefined ? undefined : daysUntil(notice.lastDay, new Date());
  const words =
    notice.status !== "open"
      ? t(`notice.status.${notice.status}`)
      : notice.remainingDays !== undefined
        ? notice.remainingDays <= 0
          ? t("portal.lastDay")
          : t(notice.dayKind === "calendar" ? "portal.calendarDaysLeft" : "portal.workdaysLeft", { count: notice.remainingDays })
        : calendarDays === undefined
          ? t("notice.status.open")
          : t("portal.calendarDaysLeft", { count: Math.max(0, calendarDays) });
  return (
    <p className="p-standing">
      <StatusTag tone={TONES[notice.status]}>{words}</StatusTag>
      {notice.status === "open" && notice.lastDay !== undefined && <span>{t("portal.until", { day: formatDate(notice.lastDay, language) })}</span>}
    </p>
  );
}
