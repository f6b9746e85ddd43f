import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { readRecord } from "../../api/records.js";
import type { RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Due } from "../../ui/due.js";
import { Icon } from "../../ui/icon.js";
import { OrgBreadcrumbs } from "../../ui/org-breadcrumbs.js";
import { PageHeader } from "../../ui/page-header.js";
import { FieldsPanel } from "../../ui/record/fields-panel.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { LinkButton } from "../link-button.js";
import { ShareLink } from "../sharing/share-link.js";
import { SharedNote } from "../sharing/shared-note.js";
import { AccountsPanel } from "./accounts-panel.js";
import { ActionBar } from "./action-bar.js";
import { ApprovalsPanel } from "./approvals-panel.js";
import { AwaitedLinks } from "./awaited-links.js";
import { ChecklistPanel } from "./checklist-panel.js";
import { RelatedPanel } from "./related-panel.js";
import { StandingNote } from "./standing-note.js";
import { TimelinePanel } from "./timeline-panel.js";
import { useUnmasked } from "./use-unmasked.js";
import { WindowPanel } from "./window-panel.js";
import "./record.css";

export function RecordPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const { pack = "", type: typeId = "", id = "" } = useParams();
  const type = configuration.recordTypes[`${pack}:${typeId}`];
  const [unmasked, unmask] = useUnmasked(`${pack}:${typeId}/${id}`);
  const record = useQuery({
    queryKey: ["record", type?.ref, id, unmasked.join(",")],
    queryFn: () => readRecord(type?.ref ?? "", id, unmasked),
    enabled: type !== undefined,
    placeholderData: (previous) => (previous?.id === id ? previous : undefined),
  });
  if (type === undefined) return <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search" />;
  if (record.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (record.isError) return <ErrorState error={record.error} retry={() => void record.refetch()} />;
  return <Shown type={type} record={record.data} unmasked={unmasked} onUnmask={unmask} />;
}

interface ShownProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly unmasked: readonly string[];
  readonly onUnmask: (fields: readonly string[]) => void;
}

function Shown({ type, record, unmasked, onUnmask }: ShownProps) {
  const { t } = useTranslation();
  const workflow = record.workflow;
  const awaited = record.related?.some((related) => related.awaited === true) ?? false;
  return (
    <>
      <PageHeader
        title={record.title}
        above={<OrgBreadcrumbs orgUnit={record.orgUnit} name={record.orgUnitName} />}
        subtitle={
          <span className="z-standing">
            <span>{type.title}</span>
            {workflow !== undefined && <StatusTag tone={workflow.tone}>{workflow.stateTitle}</StatusTag>}
            {workflow?.who !== undefined && workflow.who !== "" && (
              <span className="z-next">
                <Icon name="person" />
                {t("record.next", { who: workflow.who })}
              </span>
            )}
            {workflow?.deadline !== undefined && (
              <Due dueAt={workflow.deadline.dueAt} overdue={workflow.deadline.overdue} remaining={workflow.deadline.remaining} />
            )}
            {record.sample === true && <StatusTag>{t("field.sample")}</StatusTag>}
          </span>
        }
        actions={
          <>
            <ActionBar type={type} record={record} />
            <AwaitedLinks type={type} record={record} />
            <ShareLink type={type} record={record} />
            {(record.editable?.length ?? 0) > 0 && <LinkButton to={refLink("records", type.ref, record.id, "edit")}>{t("edit.edit")}</LinkButton>}
          </>
        }
      />
      <div className="z-record">
        <div className="z-stack">
          {record.shared !== undefined && <SharedNote record={record} shared={record.shared} />}
          {workflow !== undefined && !awaited && <StandingNote workflow={workflow} />}
          {workflow?.checklist !== undefined && <ChecklistPanel type={type} record={record} checklist={workflow.checklist} />}
          {(workflow?.approval ?? []).map((approval) => (
            <ApprovalsPanel key={approval.transition} type={type} record={record} approval={approval} />
          ))}
          {workflow?.window !== undefined && <WindowPanel type={type} record={record} window={workflow.window} />}
          <FieldsPanel type={type} record={record} unmasked={unmasked} onUnmask={onUnmask} />
          {(record.related ?? []).map((related) => (
            <RelatedPanel key={related.id} type={type} record={record} related={related} />
          ))}
        </div>
        {record.shared === undefined && (
          <aside className="z-stack" aria-label={t("record.aside")}>
            {(record.accounts?.length ?? 0) > 0 && <AccountsPanel record={record} />}
            <TimelinePanel type={type} record={record} />
          </aside>
        )}
      </div>
    </>
  );
}
