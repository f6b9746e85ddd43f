import type { Json, JsonObject } from "@zhili/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BlockData } from "../../api/page-data.js";
import { useLanguage } from "../../ui/language.js";
import { EmptyState } from "../../ui/states.js";
import { formatFigure } from "./format-figure.js";

/** Rows of a dataset; numbers to the right. */
export function DataTable({ data }: { readonly data: BlockData }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = data.rows ?? [];
  if (data.withheld === true) return <EmptyState title={t("problem.denied")} text={t("page.hidden")} icon="lock" />;
  if (rows.length === 0) return <EmptyState title={t("page.noRows")} icon="list" />;
  const columns = data.columns ?? Object.keys(rows[0] ?? {}).map((id) => ({ id }));
  const titleOf = (column: { readonly id: string; readonly title?: string }) => column.title ?? column.id;
  const right = (id: string) => rows.some((row) => typeof row[id] === "number");
  const totalText = (value: Json | undefined, first: boolean) =>
    typeof value === "number" ? formatFigure(value, undefined, language, t) : first ? t("page.total") : "";
  return (
    <div className="z-scroll">
      <table className="z-plain-table z-rows">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={right(column.id) ? "z-right" : ""}>
                {titleOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.entries()].map(([place, row]: [number, JsonObject]) => (
            <tr key={place}>
              {[...columns.entries()].map(([order, column]) => (
                <td key={column.id} className={right(column.id) ? "z-right" : ""} data-title={titleOf(column)}>
                  <Opening to={order === 0 ? data.opens?.[place] : undefined}>
                    {wordOf(data, column.id, row) ?? formatFigure(row[column.id], "format" in column ? column.format : undefined, language, t)}
                  </Opening>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {data.totals !== undefined && data.totals !== null && (
          <tfoot>
            <tr>
              {[...columns.entries()].map(([place, column]) => (
                <td key={column.id} className={right(column.id) ? "z-right" : ""} data-title={titleOf(column)}>
                  <strong>{totalText(data.totals?.[column.id], place === 0)}</strong>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** A text that leads to what its row rests on, where the person may see that. */
function Opening({ to, children }: { readonly to: string | null | undefined; readonly children: React.ReactNode }) {
  return to === undefined || to === null ? children : <Link to={to}>{children}</Link>;
}

/** The words for a code of a cell, when there are any. */
function wordOf(data: BlockData, column: string, row: JsonObject): string | undefined {
  const value = row[column];
  return typeof value === "string" ? data.words?.[column]?.[value] : undefined;
}
