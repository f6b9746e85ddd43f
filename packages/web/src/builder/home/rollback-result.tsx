import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Link } from "react-router";
import { listListed, type UpgradeRow } from "../../api/upgrades.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { refLink } from "../../ui/refs.js";
import { ErrorState, Note } from "../../ui/states.js";
import { useTexts } from "../texts.js";

/** What became of a rollback, with each record of which something could not be led back. */
export function RollbackResult({ upgrade }: { readonly upgrade: UpgradeRow }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { rollback } = upgrade;
  if (rollback === undefined) return null;
  const { byName, at, message, reversed, listed } = rollback;
  return (
    <>
      <Note tone="good" role="status">
        <strong>{t("rollback.done")}</strong>
        <p>{t("rollback.reversed", { count: reversed })}</p>
        <p className="z-quiet">
          {byName} · {formatMoment(at, language, new Date())} · {message}
        </p>
      </Note>
      {listed > 0 && <ListedRecords upgrade={upgrade.id} count={listed} />}
    </>
  );
}

function ListedRecords({ upgrade, count }: { readonly upgrade: string; readonly count: number }) {
  const { t } = useTexts();
  const found = useQuery({ queryKey: ["configuration", "upgrades", upgrade, "listed"], queryFn: () => listListed(upgrade) });
  const rows = found.data?.items ?? [];
  return (
    <Panel title={t("rollback.listed", { count })}>
      {found.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {found.isError && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      <ul className="z-draft-list">
        {rows.map(({ recordType, typeTitle, record, issues = [] }, at) => (
          <li key={record}>
            <Link to={refLink("records", recordType, record)}>{t("rollback.record", { title: typeTitle, number: at + 1 })}</Link>
            <span>
              {issues.map(({ path, message }) => (
                <p key={`${path} ${message}`}>{message}</p>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {found.data?.cursor !== undefined && <p className="z-quiet">{t("rollback.more", { count: count - rows.length })}</p>}
    </Panel>
  );
}
