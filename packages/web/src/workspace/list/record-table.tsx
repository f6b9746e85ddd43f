import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton, Table, type TableProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type ListQuery, listRecords } from "../../api/records.js";
import type { RecordRow, RecordTypeView } from "../../api/types.js";
import { Due } from "../../ui/due.js";
import { FieldValue } from "../../ui/fields/field-value.js";
import { formatMoment } from "../../ui/format-date.js";
import { formatNumber } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { packOf, refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useNarrow } from "../../ui/use-media.js";
import { columnsOf, type ListColumn, withoutRepeats } from "./columns.js";

interface RecordTableProps {
  readonly type: RecordTypeView;
  readonly query: ListQuery;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly narrowed: boolean;
  readonly size?: number;
  /** Above the rows; left out where there is nothing that could be filtered. */
  readonly filters?: React.ReactNode;
  /** Rows that one sees at a glance need no filters. */
  readonly filtersWhenMany?: boolean;
  readonly empty?: React.ReactNode;
  readonly exportHref?: string | undefined;
}

const FEW = 8;

/** Rows of one record type, a page at a time by cursor, with the exact count. */
export function RecordTable({ type, query, sort, onSort, narrowed, size = 50, filters, filtersWhenMany = false, empty, exportHref }: RecordTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const narrow = useNarrow();
  const key = JSON.stringify([type.ref, query, size]);
  const [trail, setTrail] = useState<{ readonly key: string; readonly cursors: readonly string[] }>({ key, cursors: [] });
  const cursors = trail.key === key ? trail.cursors : [];
  const page = useQuery({
    queryKey: ["records", type.ref, query, size, cursors.at(-1)],
    queryFn: ({ signal }) => listRecords(type.ref, { ...query, cursor: cursors.at(-1), limit: size }, signal),
    placeholderData: (previous) => previous,
  });
  const count = useQuery({
    queryKey: ["records", type.ref, "count", { ...query, sort: undefined }],
    queryFn: ({ signal }) => listRecords(type.ref, { ...query, sort: undefined, limit: 1, count: true }, signal),
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
  if (page.isError)
    return (
      <>
        {filters}
        <ErrorState error={page.error} retry={() => void page.refetch()} />
      </>
    );
  const rows = page.data?.items ?? [];
  if (page.data !== undefined && rows.length === 0 && cursors.length === 0)
    return narrowed ? (
      <>
        {filters}
        <EmptyState title={t("list.nothingFound")} text={t("list.nothingFoundText")} icon="search" />
      </>
    ) : (
      (empty ?? <EmptyState title={t("list.empty", { title: type.title })} text={t("list.emptyText")} />)
    );
  const columns = withoutRepeats(
    columnsOf(type, (field) => t(`field.${field}`)),
    rows,
  );
  const total = count.data?.count;
  const start = cursors.length * size;
  const single = cursors.length === 0 && page.data?.cursor === undefined;
  const few = single && !narrowed && rows.length <= FEW;
  return (
    <div aria-busy={page.isFetching}>
      {(!filtersWhenMany || !few) && filters}
      {page.isPending ? (
        <div className="z-panel-body">
          <Skeleton active title={false} paragraph={{ rows: 8 }} />
        </div>
      ) : narrow ? (
        <Cards type={type} rows={rows} columns={columns} />
      ) : (
        <Grid type={type} rows={rows} columns={columns} sort={sort} onSort={onSort} />
      )}
      <div className="z-pager">
        <span className="z-quiet z-number" aria-live="polite">
          {rows.length === 0
            ? ""
            : total === undefined
              ? t("list.range", { from: start + 1, to: start + rows.length })
              : single
                ? t("list.all", { total: formatNumber(total, language) })
                : t("list.rangeOf", {
                    from: formatNumber(start + 1, language),
                    to: formatNumber(start + rows.length, language),
                    total: formatNumber(total, language),
                  })}
        </span>
        <span className="z-actions z-no-print">
          {exportHref !== undefined && (
            <Button type="text" href={exportHref} download icon={<Icon name="download" />}>
              {t("list.export")}
            </Button>
          )}
          {!single && (
            <>
              <Button disabled={cursors.length === 0} onClick={() => setTrail({ key, cursors: cursors.slice(0, -1) })}>
                {t("list.previous")}
              </Button>
              <Button
                disabled={page.data?.cursor === undefined || page.isPlaceholderData}
                onClick={() => page.data?.cursor !== undefined && setTrail({ key, cursors: [...cursors, page.data.cursor] })}
              >
                {t("list.next")}
              </Button>
            </>
          )}
        </span>
      </div>
    </div>
  );
}

interface RowsProps {
  readonly type: RecordTypeView;
  readonly rows: readonly RecordRow[];
  readonly columns: readonly ListColumn[];
}

function Grid({ type, rows, columns, sort, onSort }: RowsProps & { readonly sort: string; readonly onSort: (sort: string) => void }) {
  const { t } = useTranslation();
  const order = (field: string) => (sort === field ? "ascend" : sort === `-${field}` ? "descend" : null);
  const shown: NonNullable<TableProps<RecordRow>["columns"]> = [
    {
      key: "$title",
      title: t("field.title"),
      fixed: "left",
      width: 240,
      render: (_, row) => (
        <span className="z-row-title">
          <Link to={refLink("records", type.ref, row.id)}>{row.title}</Link>
          {row.sample === true && <small>{t("field.sample")}</small>}
        </span>
      ),
    },
    ...columns.map((column) => ({
      key: column.id,
      title: column.title,
      align: column.right ? ("right" as const) : ("left" as const),
      sorter: column.sortable,
      sortOrder: column.sortable ? (order(column.field) as "ascend" | "descend" | null) : null,
      showSorterTooltip: false,
      render: (_: unknown, row: RecordRow) => <Cell type={type} row={row} column={column} />,
    })),
  ];
  return (
    <Table<RecordRow>
      rowKey="id"
      columns={shown}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: "max-content" }}
      onChange={(_page, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        const field = columns.find((column) => column.id === one?.columnKey)?.field ?? "";
        onSort(one?.order === "ascend" ? field : one?.order === "descend" ? `-${field}` : "");
      }}
    />
  );
}

/** Rows as cards, on a phone. */
function Cards({ type, rows, columns }: RowsProps) {
  return (
    <ul className="z-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="z-card-head">
            <Link to={refLink("records", type.ref, row.id)}>{row.title}</Link>
            {row.stateTitle !== undefined && <StatusTag tone={row.tone}>{row.stateTitle}</StatusTag>}
          </div>
          <dl>
            {columns
              .filter((column) => column.field !== "state")
              .filter((column) => column.field !== "dueAt" || row.dueAt !== undefined)
              .filter((column) => column.schema === undefined || row.data[column.field] !== undefined)
              .map((column) => (
                <div key={column.id}>
                  <dt>{column.title}</dt>
                  <dd>
                    <Cell type={type} row={row} column={column} />
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Cell({ type, row, column }: { readonly type: RecordTypeView; readonly row: RecordRow; readonly column: ListColumn }) {
  const language = useLanguage();
  if (column.schema !== undefined)
    return <FieldValue field={column.schema} value={row.data[column.field]} label={row.labels?.[column.field]} pack={packOf(type.ref)} />;
  switch (column.field) {
    case "state":
      return row.stateTitle === undefined ? null : <StatusTag tone={row.tone}>{row.stateTitle}</StatusTag>;
    case "orgUnit":
      return <>{row.orgUnitName ?? ""}</>;
    case "dueAt":
      return row.dueAt === undefined ? <span className="z-quiet">—</span> : <Due dueAt={row.dueAt} overdue={row.overdue} remaining={row.remaining} />;
    case "createdAt":
      return <span className="z-number">{row.createdAt === undefined ? "—" : formatMoment(row.createdAt, language, new Date())}</span>;
    case "updatedAt":
      return <span className="z-number">{formatMoment(row.updatedAt, language, new Date())}</span>;
    default:
      return <>{row.title}</>;
  }
}
