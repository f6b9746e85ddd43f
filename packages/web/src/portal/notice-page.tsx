import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { noticeCodeUrl, readNotice } from "../api/notices.js";
import { formatDate } from "../ui/format-date.js";
import { useLanguage } from "../ui/language.js";
import { ErrorState, Note } from "../ui/states.js";
import { NoticeBody } from "./notice-body.js";
import { NoticeStanding } from "./notice-standing.js";
import { Placeholder } from "./notices-page.js";
import { ObjectionForm } from "./objection-form.js";
import { useLoad } from "./use-load.js";

/** One notice: its text, how long it runs, and the way to object. */
export function NoticePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id = "" } = useParams();
  const { data: notice, error, retry } = useLoad(id, readNotice);
  useEffect(() => {
    if (notice !== undefined) document.title = notice.title;
  }, [notice]);
  if (error !== undefined) return <ErrorState error={error} retry={retry} />;
  if (notice === undefined) return <Placeholder />;
  return (
    <>
      <p className="z-no-print">
        <Link to="/notices" className="p-back">
          {t("portal.back")}
        </Link>
      </p>
      <article className="p-notice">
        <h1>{notice.title}</h1>
        <NoticeStanding notice={notice} />
        <dl>
          {notice.orgUnitName !== undefined && (
            <div>
              <dt>{t("portal.by")}</dt>
              <dd>{notice.orgUnitName}</dd>
            </div>
          )}
          <div>
            <dt>{t("notice.opened")}</dt>
            <dd>{formatDate(notice.openedAt, language)}</dd>
          </div>
        </dl>
        {notice.html !== undefined && <NoticeBody html={notice.html} title={notice.title} />}
        <div className="p-foot-of-notice">
          <figure>
            <img src={noticeCodeUrl(notice.id)} alt="" width={132} height={132} />
            <figcaption>{t("portal.scan")}</figcaption>
          </figure>
          <p className="p-seal">{t("portal.seal")}</p>
        </div>
        {(notice.heads?.length ?? 0) > 0 && (
          <details className="p-heads">
            <summary>{t("portal.heads")}</summary>
            <p>{t("portal.headsText")}</p>
            <ul>
              {(notice.heads ?? []).map((head) => (
                <li key={head.ledger}>
                  {head.title ?? ""} {t("portal.head", { seq: head.seq })} <code>{head.hash}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </article>
      {notice.status === "open" && notice.objectionsAllowed !== false && <ObjectionForm notice={notice.id} />}
      {notice.status === "paused" && <Note tone="warning">{t("portal.pausedText")}</Note>}
      {notice.status === "closed" && <Note>{t("portal.closedText")}</Note>}
    </>
  );
}
