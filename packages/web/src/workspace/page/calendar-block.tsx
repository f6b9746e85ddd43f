import { useQuery } from "@tanstack/react-query";
import type { PageBlock } from "@zhili/contracts";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { type CalendarMonth, readCalendar } from "../../api/calendars.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatMonth, localDay } from "../../ui/format-date.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState, Note } from "../../ui/states.js";
import { useNarrow } from "../../ui/use-media.js";
import { CalendarAgenda } from "./calendar-agenda.js";
import { RunningEntries, Signs } from "./calendar-entry.js";
import { CalendarGrid } from "./calendar-grid.js";
import { monthMoved, monthOf } from "./calendar-month.js";
import "./calendar.css";

interface CalendarBlockProps {
  readonly block: PageBlock;
  readonly pageName: string;
  readonly orgUnit: string | undefined;
  readonly title: string;
}

/** Records on the days of a month: a grid at a desk, a list of days on a phone. The month is kept in the address. */
export function CalendarBlock({ block, pageName, orgUnit, title }: CalendarBlockProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const [parameters, setParameters] = useSearchParams();
  const name = `${block.id}.month`;
  const asked = parameters.get(name) ?? undefined;
  const wanted = asked !== undefined && /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : undefined;
  const month = wanted ?? localDay(new Date(), configuration.calendar?.zone).slice(0, 7);
  const calendar = useQuery({
    queryKey: ["calendar", pageName, block.id, wanted, orgUnit],
    queryFn: ({ signal }) => readCalendar(pageName, block.id, wanted, orgUnit, signal),
  });
  const go = (next: string | undefined) =>
    setParameters(
      (standing) => {
        const written = new URLSearchParams(standing);
        if (next === undefined) written.delete(name);
        else written.set(name, next);
        return written;
      },
      { replace: true },
    );
  const shown = calendar.data?.month ?? month;
  const entries = block.calendar?.entries ?? [];
  if (!entries.some((entry) => configuration.recordTypes[entry.recordType] !== undefined))
    return (
      <Panel title={title}>
        <EmptyState title={t("problem.denied")} text={t("page.hidden")} icon="lock" />
      </Panel>
    );
  return (
    <Panel title={title}>
      {block.text !== undefined && <p className="z-quiet">{block.text}</p>}
      <div className="z-cal-bar">
        <h3 aria-live="polite">{formatMonth(shown, language)}</h3>
        <div className="z-actions z-no-print">
          <Button icon={<Icon name="left" />} onClick={() => go(monthMoved(shown, -1))}>
            {t("calendar.previous")}
          </Button>
          <Button onClick={() => go(undefined)} disabled={wanted === undefined}>
            {t("calendar.thisMonth")}
          </Button>
          <Button icon={<Icon name="right" />} iconPosition="end" onClick={() => go(monthMoved(shown, 1))}>
            {t("calendar.next")}
          </Button>
        </div>
      </div>
      {calendar.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {calendar.isError && <ErrorState error={calendar.error} retry={() => void calendar.refetch()} />}
      {calendar.data !== undefined && <MonthBody calendar={calendar.data} title={t("calendar.grid", { month: formatMonth(shown, language) })} />}
    </Panel>
  );
}

function MonthBody({ calendar, title }: { readonly calendar: CalendarMonth; readonly title: string }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const month = monthOf(calendar);
  return (
    <div className="z-cal">
      {calendar.cut && <Note tone="warning">{t("calendar.cut")}</Note>}
      {calendar.unknownYears.length > 0 && <Note>{t("calendar.unknownYear", { years: calendar.unknownYears.join("、") })}</Note>}
      {calendar.items.length === 0 && <p className="z-quiet">{t("calendar.empty")}</p>}
      <RunningEntries items={month.running} />
      {narrow ? (
        <CalendarAgenda month={month} />
      ) : (
        <>
          <CalendarGrid month={month} title={title} />
          <Signs items={calendar.items} />
        </>
      )}
    </div>
  );
}
