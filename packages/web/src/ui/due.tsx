import { useTranslation } from "react-i18next";
import { daysUntil, formatDate } from "./format-date.js";
import { Icon } from "./icon.js";
import { useLanguage } from "./language.js";

interface DueProps {
  readonly dueAt: string;
  readonly overdue?: boolean | undefined;
  /** Words of the server, counted by the holiday calendar. */
  readonly remaining?: string | undefined;
}

/** How long is left, in words; overdue is said by word and icon. */
export function Due({ dueAt, overdue, remaining }: DueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const days = daysUntil(dueAt, new Date());
  const late = overdue ?? days < 0;
  const words = remaining ?? (late ? t("due.late", { count: Math.max(0, -days) }) : days === 0 ? t("due.today") : t("due.left", { count: days }));
  return (
    <span className="z-due" data-overdue={late} data-near={!late && days <= 1} title={formatDate(dueAt, language)}>
      <Icon name={late ? "warning" : "clock"} />
      {late && remaining !== undefined && !remaining.includes(t("due.overdue")) ? `${t("due.overdue")} · ${words}` : words}
    </span>
  );
}
