import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import type { SharedRow } from "../../api/sharing.js";
import type { Page } from "../../api/types.js";
import { EmptyState, ErrorState } from "../../ui/states.js";

export interface SharedColumn {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: SharedRow) => React.ReactNode;
}

interface SharedTableProps {
  readonly pages: UseInfiniteQueryResult<InfiniteData<Page<SharedRow>>>;
  readonly columns: readonly SharedColumn[];
  readonly none: string;
  readonly noneText: string;
  /** Said above what is listed. */
  readonly note?: string;
}

/** Shares with their records, page after page; the first column names the record. */
export function SharedTable({ pages, columns, none, noneText, note }: SharedTableProps) {
  const { t } = useTranslation();
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <Skeleton active paragraph={{ rows: 3 }} className="z-nothing" />;
  if (pages.isError) return <ErrorState error={pages.error} retry={() => void pages.refetch()} />;
  if (rows.length === 0 && !pages.hasNextPage) return <EmptyState title={none} text={noneText} icon="link" />;
  return (
    <>
      {note !== undefined && <p className="z-quiet z-nothing">{note}</p>}
      <div className="z-scroll">
        <table className="z-plain-table z-rows">
          <thead>
            <tr>
              {columns.map(({ id, title }) => (
                <th key={id} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {columns.map(({ id, title, cell }) => (
                  <td key={id} data-title={title}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage && (
        <div className="z-pager">
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("list.more")}
          </Button>
        </div>
      )}
    </>
  );
}
