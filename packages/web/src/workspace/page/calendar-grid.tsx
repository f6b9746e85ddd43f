import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDate, formatWeekday } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { useDayWords } from "./calendar-day-words.js";
import { CellEntry } from "./calendar-entry.js";
import type { Day, Month } from "./calendar-month.js";

const FEW = 3;

/** A month as a table of weeks. */
export function CalendarGrid({ month, title }: { readonly month: Month; readonly title: string }) {
  const language = useLanguage();
  return (
    <table className="z-cal-grid">
      <caption className="z-hidden">{title}</caption>
      <thead>
        <tr>
          {month.weeks[0]?.map((day) => (
            <th key={day.date} scope="col">
              {formatWeekday(day.date, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <DayCell key={day.date} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { readonly day: Day }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useDayWords()(day);
  const [all, setAll] = useState(false);
  const many = day.items.length > FEW + 1;
  const shown = many && !all ? day.items.slice(0, FEW) : day.items;
  return (
    <td data-kind={day.kind} data-outside={!day.inMonth} aria-current={day.isToday ? "date" : undefined}>
      <div className="z-cal-head">
        <time className="z-number" dateTime={day.date} title={formatDate(day.date, language)}>
          {Number(day.date.slice(8))}
          <span className="z-hidden">{formatDate(day.date, language)}</span>
        </time>
        {day.isToday && <strong className="z-cal-today">{t("calendar.today")}</strong>}
        {words !== "" && <span className="z-cal-kind">{words}</span>}
      </div>
      {shown.length > 0 && (
        <ul>
          {shown.map((placed) => (
            <li key={`${placed.item.entry} ${placed.item.id} ${placed.part}`}>
              <CellEntry placed={placed} />
            </li>
          ))}
        </ul>
      )}
      {many && (
        <button type="button" className="z-why" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("calendar.less") : t("calendar.more", { count: day.items.length - FEW })}
        </button>
      )}
    </td>
  );
}
