import type { Tone } from "@zhili/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CalendarItem } from "../../api/calendars.js";
import { formatShortDate } from "../../ui/format-date.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { refLink } from "../../ui/refs.js";
import { StatusTag, toneIcon } from "../../ui/status-tag.js";
import type { Placed } from "./calendar-month.js";

/** What the signs in the cells mean, for those that stand in this month. */
export function Signs({ items }: { readonly items: readonly CalendarItem[] }) {
  const { t } = useTranslation();
  const signOf = useSign();
  const made = items.filter((item) => item.coming !== true);
  const signs = new Map(made.map((item) => [signOf(item).words, signOf(item)]));
  return (
    <ul className="z-cal-signs">
      {[...signs.values()]
        .filter(({ words }) => words !== "")
        .map(({ tone, words }) => (
          <li key={words}>
            <StatusTag tone={tone}>{words}</StatusTag>
          </li>
        ))}
      {made.length < items.length && (
        <li>
          <ComingTag /> <span className="z-quiet z-small">{t("calendar.comingText")}</span>
        </li>
      )}
    </ul>
  );
}

/** One entry in the cell of a day: the sign of its state, its time and words; the rest is told when it is pointed at or read aloud. */
export function CellEntry({ placed }: { readonly placed: Placed }) {
  const { item } = placed;
  const note = usePartNote()(placed);
  const sign = useSign()(item);
  const rest = [item.title === item.text ? "" : item.title, item.orgUnitName, sign.words, item.kind ?? "", note].filter((part) => part !== "").join(" · ");
  const said = `${item.text} · ${rest}`;
  const inside = (
    <>
      <Icon name={item.coming === true ? "clock" : toneIcon(sign.tone)} />
      <span className="z-cal-words">
        {item.time !== undefined && <strong className="z-number">{item.time} </strong>}
        {item.text}
        {note !== "" && <span className="z-cal-part"> {note}</span>}
      </span>
      <span className="z-hidden">{rest}</span>
    </>
  );
  if (item.coming === true)
    return (
      <div className="z-cal-entry" data-tone="coming" title={said}>
        {inside}
      </div>
    );
  return (
    <Link className="z-cal-entry" data-tone={sign.tone} to={refLink("records", item.type, item.id)} title={said}>
      {inside}
    </Link>
  );
}

/** One entry of a list of days, with its state and place in words. */
export function ListedEntry({ placed }: { readonly placed: Placed }) {
  const { item } = placed;
  const { t } = useTranslation();
  const note = usePartNote()(placed);
  const words = (
    <>
      {item.time !== undefined && <strong className="z-number">{item.time} </strong>}
      {item.text}
    </>
  );
  return (
    <div className="z-cal-listed">
      {item.coming === true ? words : <Link to={refLink("records", item.type, item.id)}>{words}</Link>}
      <div className="z-cal-about">
        {item.coming === true && <ComingTag />}
        {item.stateTitle !== undefined && <StatusTag tone={item.tone}>{item.stateTitle}</StatusTag>}
        {item.overdue === true && <StatusTag tone="bad">{t("calendar.overdue")}</StatusTag>}
        <span className="z-quiet z-small">{[item.kind ?? "", note, item.orgUnitName].filter((part) => part !== "").join(" · ")}</span>
      </div>
    </div>
  );
}

/** A record that a schedule will make: no state yet. */
function ComingTag() {
  const { t } = useTranslation();
  return (
    <span className="z-tag" data-tone="coming">
      <Icon name="clock" />
      {t("calendar.coming")}
    </span>
  );
}

/** What neither begins nor ends in the month. */
export function RunningEntries({ items }: { readonly items: readonly CalendarItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <section className="z-cal-running">
      <h3>{t("calendar.running")}</h3>
      <ul>
        {items.map((item) => (
          <li key={`${item.entry} ${item.id}`}>
            <ListedEntry placed={{ item, part: "first" }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function useSign(): (item: CalendarItem) => { readonly tone: Tone; readonly words: string } {
  const { t } = useTranslation();
  return (item) => {
    if (item.coming === true) return { tone: "neutral", words: `${t("calendar.coming")} · ${t("calendar.comingText")}` };
    return item.overdue === true ? { tone: "bad", words: t("calendar.overdue") } : { tone: item.tone ?? "neutral", words: item.stateTitle ?? "" };
  };
}

function usePartNote(): (placed: Placed) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ item, part }) => {
    if (part === "last") return t("calendar.lastDay");
    return part === "first" ? t("calendar.until", { day: formatShortDate(item.end, language, item.start) }) : "";
  };
}
