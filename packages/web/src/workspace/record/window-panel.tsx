import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listObjections } from "../../api/notices.js";
import type { ObjectionView, RecordTypeView, RecordView, WindowView } from "../../api/types.js";
import { formatDate, formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { StatusTag } from "../../ui/status-tag.js";
import { ObjectionItem } from "./objection-item.js";

/** The public notice: days left or standing still, and what was objected. */
export function WindowPanel({ record, window }: { readonly type: RecordTypeView; readonly record: RecordView; readonly window: WindowView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const notice = typeof window.notice === "string" ? window.notice : window.notice?.id;
  const given: readonly ObjectionView[] = Array.isArray(window.objections) ? window.objections : [];
  const received = typeof window.objections === "number" ? window.objections : Object.keys(window.objections ?? {}).length;
  const objections = useQuery({
    queryKey: ["objections", record.id],
    queryFn: () => listObjections(record.id),
    retry: false,
    enabled: received > 0,
  });
  const shown = objections.data?.items ?? given.filter((objection) => objection.text !== undefined);
  const paused = window.pausedAt !== undefined;
  return (
    <Panel
      title={t("notice.window")}
      extra={
        notice !== undefined && (
          <a href={`/notices/${encodeURIComponent(notice)}`} target="_blank" rel="noreferrer">
            {t("notice.open")}
          </a>
        )
      }
    >
      <dl className="z-facts">
        <div>
          <dt>{t("notice.opened")}</dt>
          <dd>{formatDate(window.openedAt, language)}</dd>
        </div>
        {window.lastDay !== undefined && (
          <div>
            <dt>{t("notice.lastDay")}</dt>
            <dd>{paused ? t("notice.lastDayPaused") : formatDate(window.lastDay, language)}</dd>
          </div>
        )}
        <div>
          <dt>{t("notice.standing")}</dt>
          <dd>
            {paused ? (
              <StatusTag tone="warning">{t("notice.pausedSince", { when: formatMoment(window.pausedAt ?? "", language, new Date()) })}</StatusTag>
            ) : window.remainingDays === undefined ? (
              <StatusTag tone="active">{t("notice.running")}</StatusTag>
            ) : (
              <StatusTag tone="active">{t("notice.daysLeft", { count: window.remainingDays })}</StatusTag>
            )}
          </dd>
        </div>
      </dl>
      {shown.length > 0 && (
        <ul className="z-objections">
          {shown.map((objection) => (
            <ObjectionItem key={objection.id} objection={objection} record={record} />
          ))}
        </ul>
      )}
      {received === 0 && <p className="z-quiet z-small">{t("objection.none")}</p>}
    </Panel>
  );
}
