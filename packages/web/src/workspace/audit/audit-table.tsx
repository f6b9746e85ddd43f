import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { AuditView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { refLink } from "../../ui/refs.js";
import { StatusTag } from "../../ui/status-tag.js";

interface AuditTableProps {
  readonly events: readonly AuditView[];
  /** Asks for everything that was done to one thing. */
  readonly onSubject: (id: string) => void;
}

/** Who did what to what, a line for each event. */
export function AuditTable({ events, onSubject }: AuditTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="z-scroll">
      <table className="z-plain-table z-rows">
        <thead>
          <tr>
            <th scope="col">{t("audit.action")}</th>
            <th scope="col">{t("audit.what")}</th>
            <th scope="col">{t("audit.who")}</th>
            <th scope="col">{t("audit.at")}</th>
            <th scope="col">{t("audit.outcome")}</th>
            <th scope="col">{t("audit.seq")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td>{event.text ?? event.action}</td>
              <td data-title={t("audit.what")}>
                <Subject event={event} onSubject={onSubject} />
              </td>
              <td data-title={t("audit.who")}>{event.actorName}</td>
              <td data-title={t("audit.at")} className="z-number">
                {formatMoment(event.at, language, new Date())}
              </td>
              <td data-title={t("audit.outcome")}>
                <StatusTag tone={event.outcome === "denied" ? "bad" : "neutral"}>{t(`audit.${event.outcome}`)}</StatusTag>
              </td>
              <td data-title={t("audit.seq")} className="z-number">
                {event.seq}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was acted on, in words; opens it where the reader may, else everything that was done to it. */
function Subject({ event, onSubject }: { readonly event: AuditView; readonly onSubject: (id: string) => void }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const { subject, facts } = event;
  if (subject === undefined) return <span className="z-quiet">—</span>;
  const type = configuration.recordTypes[subject.type];
  if (type !== undefined) return <Link to={refLink("records", subject.type, subject.id)}>{type.title}</Link>;
  const named = configuration.ledgers[subject.type]?.title ?? configuration.reports.find((one) => one.ref === subject.type)?.title;
  const account = typeof facts.username === "string" ? t("audit.account", { name: facts.username }) : undefined;
  const words = named ?? account ?? t(`audit.of.${subject.type.includes(":") ? "record" : subject.type}`, { defaultValue: t("audit.of.other") });
  return (
    <button type="button" className="z-why" title={t("audit.only")} onClick={() => onSubject(subject.id)}>
      {words}
    </button>
  );
}
