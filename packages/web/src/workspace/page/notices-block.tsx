import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listNotices } from "../../api/notices.js";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { refLink } from "../../ui/refs.js";
import { ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";

const TONES = { open: "active", paused: "warning", closed: "good", withdrawn: "neutral" } as const;

/** Notices with their standing, each leading to its record and to the public page. */
export function NoticesBlock({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const notices = useQuery({ queryKey: ["notices"], queryFn: () => listNotices({ limit: 50 }) });
  return (
    <Panel title={title} flush>
      {notices.isPending && <Skeleton active />}
      {notices.isError && <ErrorState error={notices.error} retry={() => void notices.refetch()} />}
      {notices.data?.items.length === 0 && <p className="z-nothing z-quiet">{t("notice.noneText")}</p>}
      {notices.data !== undefined && notices.data.items.length > 0 && (
        <div className="z-scroll">
          <table className="z-plain-table z-rows">
            <thead>
              <tr>
                <th scope="col">{t("field.title")}</th>
                <th scope="col">{t("field.orgUnit")}</th>
                <th scope="col">{t("notice.standing")}</th>
                <th scope="col">{t("notice.lastDay")}</th>
                <th scope="col">{t("notice.record")}</th>
              </tr>
            </thead>
            <tbody>
              {notices.data.items.map((notice) => (
                <tr key={notice.id}>
                  <td>
                    <a href={`/notices/${encodeURIComponent(notice.id)}`} target="_blank" rel="noreferrer">
                      {notice.title}
                    </a>
                  </td>
                  <td data-title={t("field.orgUnit")}>{notice.orgUnitName}</td>
                  <td data-title={t("notice.standing")}>
                    <StatusTag tone={TONES[notice.status]}>
                      {notice.status === "open" && notice.remainingDays !== undefined
                        ? t("notice.daysLeft", { count: notice.remainingDays })
                        : t(`notice.status.${notice.status}`)}
                    </StatusTag>
                  </td>
                  <td className="z-number" data-title={t("notice.lastDay")}>
                    {notice.lastDay === undefined ? "—" : formatDate(notice.lastDay, language)}
                  </td>
                  <td data-title={t("notice.record")}>
                    {notice.record !== undefined && <Link to={refLink("records", notice.record.type, notice.record.id)}>{t("notice.toRecord")}</Link>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
