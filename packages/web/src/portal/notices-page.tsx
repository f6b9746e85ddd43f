import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listNotices } from "../api/notices.js";
import type { NoticeView } from "../api/types.js";
import { formatDate } from "../ui/format-date.js";
import { useLanguage } from "../ui/language.js";
import { ErrorState } from "../ui/states.js";
import { NoticeStanding } from "./notice-standing.js";
import { useLoad } from "./use-load.js";

const load = () => listNotices({ limit: 50 });

/** What is on the notice board now, the running ones first. */
export function NoticesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const page = useLoad("", load);
  const [older, setOlder] = useState<{ readonly items: readonly NoticeView[]; readonly cursor?: string }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = t("portal.name");
  }, [t]);
  const cursor = older === undefined ? page.data?.cursor : older.cursor;
  const notices = [...(page.data?.items ?? []), ...(older?.items ?? [])];
  const running = notices.filter((notice) => notice.status === "open" || notice.status === "paused");
  const over = notices.filter((notice) => notice.status === "closed" || notice.status === "withdrawn");
  const more = async () => {
    if (cursor === undefined) return;
    setBusy(true);
    try {
      const next = await listNotices({ limit: 50, cursor });
      setOlder({ items: [...(older?.items ?? []), ...next.items], ...(next.cursor === undefined ? {} : { cursor: next.cursor }) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h1>{t("portal.title")}</h1>
      {page.error !== undefined && <ErrorState error={page.error} retry={page.retry} />}
      {page.data === undefined && page.error === undefined && <Placeholder />}
      {page.data !== undefined && notices.length === 0 && (
        <div className="z-state">
          <h2>{t("portal.none")}</h2>
          <p>{t("portal.noneText")}</p>
        </div>
      )}
      {[
        { title: t("portal.running"), items: running },
        { title: t("portal.over"), items: over },
      ].map(
        (group) =>
          group.items.length > 0 && (
            <section key={group.title}>
              <h2>{group.title}</h2>
              <ul className="p-list">
                {group.items.map((notice) => (
                  <li key={notice.id}>
                    <Link to={`/notices/${encodeURIComponent(notice.id)}`}>{notice.title}</Link>
                    <p>
                      {notice.orgUnitName !== undefined && <span>{notice.orgUnitName}</span>}
                      <span>{formatDate(notice.openedAt, language)}</span>
                    </p>
                    <NoticeStanding notice={notice} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {cursor !== undefined && (
        <button type="button" className="p-button" disabled={busy} onClick={() => void more()}>
          {t("list.more")}
        </button>
      )}
    </>
  );
}

/** Keeps the layout while the notices are on their way. */
export function Placeholder() {
  const { t } = useTranslation();
  return (
    <div className="p-placeholder" role="status" aria-label={t("state.loading")}>
      <span />
      <span />
      <span />
    </div>
  );
}
