import { useTranslation } from "react-i18next";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { useDayWords } from "./calendar-day-words.js";
import { ListedEntry } from "./calendar-entry.js";
import type { Month } from "./calendar-month.js";

/** The days of a month that have something on them, days off and adjusted workdays among them. */
export function CalendarAgenda({ month }: { readonly month: Month }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const wordsOf = useDayWords();
  const days = month.weeks
    .flat()
    .filter((day) => day.inMonth && (day.items.length > 0 || day.kind === "holiday" || day.kind === "adjusted-workday" || day.isToday));
  return (
    <ol className="z-cal-agenda">
      {days.map((day) => (
        <li key={day.date} data-kind={day.kind} aria-current={day.isToday ? "date" : undefined}>
          <h3>
            <time dateTime={day.date}>{formatDate(day.date, language)}</time>
            {day.isToday && <strong className="z-cal-today">{t("calendar.today")}</strong>}
            {wordsOf(day) !== "" && <span className="z-cal-kind">{wordsOf(day)}</span>}
          </h3>
          {day.items.map((placed) => (
            <ListedEntry key={`${placed.item.entry} ${placed.item.id} ${placed.part}`} placed={placed} />
          ))}
        </li>
      ))}
    </ol>
  );
}
