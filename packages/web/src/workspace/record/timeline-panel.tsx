import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { readTimeline } from "../../api/records.js";
import type { RecordTypeView, RecordView, TimelineView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { timelineText } from "../../ui/record/timeline-text.js";
import { ErrorState } from "../../ui/states.js";

/** What happened, the newest first, in words. */
export function TimelinePanel({ type, record }: { readonly type: RecordTypeView; readonly record: RecordView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const timeline = useQuery({ queryKey: ["timeline", type.ref, record.id], queryFn: () => readTimeline(type.ref, record.id) });
  const items = withoutEcho(timeline.data?.items ?? []).sort((a, b) => b.at.localeCompare(a.at) || b.version - a.version);
  return (
    <Panel title={t("timeline.title")}>
      {timeline.isPending && <Skeleton active />}
      {timeline.isError && <ErrorState error={timeline.error} retry={() => void timeline.refetch()} />}
      <ol className="z-timeline">
        {items.map((item) => (
          <li key={item.id} data-kind={item.kind}>
            <div>{item.text ?? timelineText(item, type, record, { t, language, configuration })}</div>
            {typeof item.facts.reason === "string" && item.facts.reason !== "" && item.kind === "entry" && <div>{item.facts.reason}</div>}
            {item.comment !== undefined && item.comment !== "" && <blockquote>{item.comment}</blockquote>}
            <div className="z-quiet z-small">
              {item.actorName === "" ? "" : `${item.actorName} · `}
              {formatMoment(item.at, language, new Date())}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** A record with a workflow begins with its first state; the bare registration at the same moment says nothing more. */
function withoutEcho(items: readonly TimelineView[]): TimelineView[] {
  const begun = items.some((item) => item.transition === undefined && item.to !== undefined && item.from === undefined);
  return items.filter((item) => item.kind !== "created" || item.to !== undefined || !begun);
}
