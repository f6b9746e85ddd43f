import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { searchRecords } from "../../api/search.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import "./tasks.css";

export function SearchPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const [parameters] = useSearchParams();
  const q = parameters.get("q") ?? "";
  const found = useQuery({ queryKey: ["search", q], queryFn: () => searchRecords(q, [], 50), enabled: q !== "" });
  return (
    <>
      <PageHeader
        title={t("search.resultsFor", { q })}
        subtitle={found.data === undefined ? undefined : t("search.count", { count: found.data.items.length })}
      />
      {found.isPending && q !== "" && <Skeleton active paragraph={{ rows: 6 }} />}
      {found.isError && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined && found.data.items.length === 0 && <EmptyState title={t("search.none")} text={t("search.noneText")} icon="search" />}
      {found.data !== undefined && found.data.items.length > 0 && (
        <ul className="z-tasks z-panel">
          {found.data.items.map((row) => (
            <li key={`${row.type}/${row.id}`} className="z-task">
              <div className="z-task-main">
                <Link className="z-task-title" to={refLink("records", row.type, row.id)}>
                  {row.title}
                </Link>
                <div className="z-quiet z-small">{[configuration.recordTypes[row.type]?.title, row.orgUnitName].filter(Boolean).join(" · ")}</div>
              </div>
              <div>{row.stateTitle !== undefined && <StatusTag tone={row.tone}>{row.stateTitle}</StatusTag>}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
