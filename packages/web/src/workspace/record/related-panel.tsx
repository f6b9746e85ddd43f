import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listRelated } from "../../api/records.js";
import type { RecordTypeView, RecordView, RelatedView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { FieldValue } from "../../ui/fields/field-value.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/panel.js";
import { packOf, qualify, refLink } from "../../ui/refs.js";
import { ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { addressToAdd } from "./address-to-add.js";

interface RelatedPanelProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly related: RelatedView;
}

/** Records that refer to this one. */
export function RelatedPanel({ type, record, related }: RelatedPanelProps) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const target = configuration.recordTypes[qualify(related.recordType, packOf(type.ref))];
  const rows = useQuery({
    queryKey: ["records", target?.ref, "related", record.id, related.id],
    queryFn: () => listRelated(type.ref, record.id, related.id),
    enabled: target !== undefined && (related.count ?? 0) > 0,
  });
  if (target === undefined || (related.count === undefined && related.awaited === true)) return null;
  const items = rows.data?.items ?? [];
  const columns = (related.columns ?? []).filter((field) => target.schema.properties[field] !== undefined);
  const mayAdd = related.create === true && target.can.create && related.awaited !== true;
  return (
    <Panel
      flush
      title={
        <>
          {related.title ?? target.title} {related.count !== undefined && <span className="z-quiet z-number">{related.count}</span>}
        </>
      }
      extra={
        mayAdd ? (
          <Link to={addressToAdd(target, related, record)}>
            <Icon name="plus" /> {t("action.createOf", { title: target.title })}
          </Link>
        ) : undefined
      }
    >
      {rows.isFetching && rows.data === undefined && <Skeleton active paragraph={{ rows: 2 }} />}
      {rows.isError && <ErrorState error={rows.error} retry={() => void rows.refetch()} />}
      {!rows.isError && items.length === 0 && !rows.isFetching && (
        <p className="z-quiet z-none">{t(related.count === undefined ? "related.closed" : "related.none")}</p>
      )}
      {items.length > 0 && (
        <div className="z-scroll">
          <table className="z-plain-table">
            <thead>
              <tr>
                <th scope="col">{t("field.title")}</th>
                {columns.map((field) => (
                  <th key={field} scope="col">
                    {target.schema.properties[field]?.title ?? field}
                  </th>
                ))}
                {target.workflow !== undefined && <th scope="col">{t("field.state")}</th>}
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link to={refLink("records", target.ref, row.id)}>{row.title}</Link>
                  </td>
                  {columns.map((field) => (
                    <td key={field}>
                      <FieldValue field={target.schema.properties[field]} value={row.data[field]} label={row.labels?.[field]} pack={packOf(target.ref)} />
                    </td>
                  ))}
                  {target.workflow !== undefined && <td>{row.stateTitle !== undefined && <StatusTag tone={row.tone}>{row.stateTitle}</StatusTag>}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
