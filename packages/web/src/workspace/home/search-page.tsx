import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { searchRecords } from "../../api/search.js";
import type { RecordRow } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import "./tasks.css";

const MOST = 50;

export function SearchPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const [parameters] = useSearchParams();
  const q = parameters.get("q") ?? "";
  const found = useQuery({ queryKey: ["search", q], queryFn: () => searchRecords(q, [], MOST), enabled: q !== "" });
  return (
    <>
      <PageHeader
        title={t("search.resultsFor", { q })}
        subtitle={found.data === undefined ? undefined : t(found.data.items.length < MOST ? "search.count" : "search.most", { count: found.data.items.length })}
      />
      {found.isPending && q !== "" && <Skeleton active paragraph={{ rows: 6 }} />}
      {found.isError && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && found.data.items.length === 0 && <EmptyState title={t("search.none")} text={t("search.noneText")} icon="search" />}
      {found.data !== undefined && found.data.items.length > 0 && (
        <div className="z-stack">
          {byType(found.data.items).map(([type, rows]) => (
            <section key={type} className="z-panel" aria-label={configuration.recordTypes[type]?.title ?? ""}>
              <header>
                <h2>{configuration.recordTypes[type]?.title}</h2>
                <Link className="z-small" to={`${refLink("records", type)}?q=${encodeURIComponent(q)}`}>
                  {t("search.inList")}
                </Link>
              </header>
              <ul className="z-found-rows">
                {rows.map((row) => (
                  <li key={row.id}>
                    <Link to={refLink("records", row.type, row.id)}>{row.title}</Link>
                    <span className="z-quiet z-small">{row.orgUnitName}</span>
                    {row.stateTitle !== undefined && <StatusTag tone={row.tone}>{row.stateTitle}</StatusTag>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

/** Rows under their record types, in the order in which they were found. */
function byType(rows: readonly RecordRow[]): readonly (readonly [string, readonly RecordRow[]])[] {
  const groups = new Map<string, RecordRow[]>();
  for (const row of rows) groups.set(row.type, [...(groups.get(row.type) ?? []), row]);
  return [...groups];
}
