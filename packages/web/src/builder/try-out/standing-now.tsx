import type { RecordView } from "../../api/types.js";
import { Due } from "../../ui/due.js";
import { Icon } from "../../ui/icon.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useTexts } from "../texts.js";

/** Where the sample record stands: state, who is next, how long there is. */
export function StandingNow({ record }: { readonly record: RecordView }) {
  const { t } = useTexts();
  const { workflow } = record;
  return (
    <section aria-label={t("try.standing")}>
      <h3>{record.title}</h3>
      <p className="z-standing">
        {workflow !== undefined && <StatusTag tone={workflow.tone}>{workflow.stateTitle}</StatusTag>}
        {workflow?.who !== undefined && workflow.who !== "" && (
          <span className="z-next">
            <Icon name="person" />
            {workflow.who}
          </span>
        )}
        {workflow?.deadline !== undefined && (
          <Due dueAt={workflow.deadline.dueAt} overdue={workflow.deadline.overdue} remaining={workflow.deadline.remaining} />
        )}
      </p>
    </section>
  );
}
