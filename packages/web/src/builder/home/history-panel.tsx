import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { listRevisions, type RevisionRow } from "../../api/revisions.js";
import { listUpgrades } from "../../api/upgrades.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useTexts } from "../texts.js";
import { CompareChoice } from "./compare-choice.js";
import { GoBackDialog } from "./go-back-dialog.js";

/** Publications, the newest first; any two can be compared, an earlier one published again. */
export function HistoryPanel() {
  const { t } = useTexts();
  const [back, setBack] = useState<number>();
  const pages = useInfiniteQuery({
    queryKey: ["configuration", "history"],
    queryFn: ({ pageParam }) => listRevisions(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = rows[0]?.seq ?? 0;
  const upgrades = useQuery({ queryKey: ["configuration", "upgrades"], queryFn: listUpgrades });
  const last = upgrades.data?.items.filter(({ status }) => status === "done").sort((a, b) => (b.seqAfter ?? 0) - (a.seqAfter ?? 0))[0]?.id;
  return (
    <Panel title={t("history.title")} flush>
      {pages.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {pages.isError && <ErrorState error={pages.error} retry={() => void pages.refetch()} />}
      {rows.length > 1 && <CompareChoice rows={rows} />}
      {rows.length > 0 && (
        <table className="z-plain-table z-rows">
          <thead>
            <tr>
              <th scope="col">{t("history.number")}</th>
              <th scope="col">{t("history.kindTitle")}</th>
              <th scope="col">{t("history.message")}</th>
              <th scope="col">{t("history.who")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RevisionLine
                key={row.seq}
                row={row}
                current={row.seq === newest}
                reachable={(row.shape ?? "") === (rows[0]?.shape ?? "")}
                returns={row.kind === "upgrade" && row.upgrade === last}
                onBack={() => setBack(row.seq)}
              />
            ))}
          </tbody>
        </table>
      )}
      {pages.hasNextPage && (
        <div className="z-nothing">
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("history.more")}
          </Button>
        </div>
      )}
      {back !== undefined && <GoBackDialog seq={back} newest={newest} onClose={() => setBack(undefined)} />}
    </Panel>
  );
}

interface RevisionLineProps {
  readonly row: RevisionRow;
  readonly current: boolean;
  /** Stored data has the shape that it knows. */
  readonly reachable: boolean;
  /** It is the upgrade that can be taken back. */
  readonly returns: boolean;
  readonly onBack: () => void;
}

function RevisionLine({ row, current, reachable, returns, onBack }: RevisionLineProps) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <tr>
      <td className="z-number">{t("history.seq", { seq: row.seq })}</td>
      <td data-title={t("history.kindTitle")}>{t(`history.kind.${row.kind}`)}</td>
      <td data-title={t("history.message")}>
        <div>
          {row.message === "" ? "—" : row.message}
          {row.accepted !== undefined && row.accepted.length > 0 && (
            <p className="z-quiet z-small">{t("history.accepted", { reasons: row.accepted.map(({ reason }) => reason).join("；") })}</p>
          )}
        </div>
      </td>
      <td data-title={t("history.who")}>
        <div>
          {row.byName === "" ? t("history.system") : row.byName} · {formatMoment(row.at, language, new Date())}
          {row.submitted !== undefined && <p className="z-quiet z-small">{t("second.by", { who: row.submitted.byName })}</p>}
        </div>
      </td>
      <td>
        <span className="z-actions">
          {current && <StatusTag tone="good">{t("history.current")}</StatusTag>}
          {returns && <Link to={`/configuration/upgrades/${encodeURIComponent(row.upgrade ?? "")}`}>{t("history.beforeUpgrade")}</Link>}
          {!current && reachable && (
            <Button size="small" aria-label={`${t("history.goBack")} ${t("history.goBackTo", { seq: row.seq })}`} onClick={onBack}>
              {t("history.goBack")}
            </Button>
          )}
          {!current && !reachable && <span className="z-quiet z-small">{t("history.unreachable")}</span>}
        </span>
      </td>
    </tr>
  );
}
