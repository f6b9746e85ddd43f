import { useTranslation } from "react-i18next";
import type { TrialStep, TriedStep, TriedWorkflow } from "../../api/try-out.js";
import type { RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatMoment } from "../../ui/format-date.js";
import { formatSigned, fromSmallestUnit } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { timelineText } from "../../ui/record/timeline-text.js";
import { EmptyState, Note } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useTexts } from "../texts.js";
import { useStepTitle } from "./step-title.js";

interface TriedStepsProps {
  readonly type: RecordTypeView;
  readonly steps: readonly TrialStep[];
  readonly tried: NonNullable<TriedWorkflow["tried"]>;
}

/** What was tried so far, and what came of each step. */
export function TriedSteps({ type, steps, tried }: TriedStepsProps) {
  const { t } = useTexts();
  const titleOf = useStepTitle(type, tried);
  return (
    <section aria-label={t("try.course")}>
      <h3>{t("try.course")}</h3>
      {tried.steps.length === 0 && <EmptyState title={t("try.nothingYet")} text={t("try.nothingYetText")} />}
      <ol className="z-tried-steps">
        {tried.steps.map((step) => {
          const asked = steps.find(({ id }) => id === step.id);
          return (
            <li key={step.id}>
              <strong>{asked === undefined ? "" : titleOf(asked)}</strong>
              <Result type={type} step={step} tried={tried} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Result({ type, step, tried }: { readonly type: RecordTypeView; readonly step: TriedStep; readonly tried: TriedStepsProps["tried"] }) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const comma = t("rehearsal.comma");
  const moment = (at: string) => formatMoment(at, language, new Date(tried.start));
  const told = step.timeline.filter(({ kind, toTitle }) => kind !== "created" || toTitle !== undefined);
  const lines = [
    ...told.map((item) => timelineText(item, type, tried.record ?? {}, { t: shared, language, configuration })),
    ...step.tasks.map((task) =>
      task.done
        ? t("try.taskDone", { title: task.title })
        : t(task.dueAt === undefined ? "try.task" : "try.taskDue", {
            title: task.title,
            roles: task.roles.join(comma),
            at: task.at,
            due: task.dueAt === undefined ? "" : moment(task.dueAt),
          }),
    ),
    ...step.messages.map(({ title, text, roles }) =>
      t(roles.length === 0 ? "try.messageOne" : "try.message", { title: text ?? title, roles: roles.join(comma) }),
    ),
    ...step.notices.map(({ title, status, lastDay }) => t(`try.notice.${status}`, { title, until: lastDay === undefined ? "" : moment(lastDay) })),
    ...step.entries.map(({ ledger, account, amount, unit, reason }) =>
      t("try.entry", { ledger, account, amount: `${formatSigned(fromSmallestUnit(amount, unit), language)} ${unit.title}`.trim(), reason }),
    ),
    ...step.made.map(({ type: kind, title }) => t("try.made", { kind, title })),
  ];
  return (
    <>
      <p className="z-standing z-small">
        <span className="z-quiet z-number">{moment(step.at)}</span>
        {step.stateTitle !== undefined && <StatusTag>{step.stateTitle}</StatusTag>}
      </p>
      {step.refused !== undefined && (
        <Note tone="bad" role="status">
          <strong>{t("try.refused")}</strong>
          <div>{step.refused.text}</div>
          {step.refused.issues.length > 0 && (
            <ul className="z-reasons">
              {step.refused.issues.map(({ path, message }) => (
                <li key={`${path} ${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </Note>
      )}
      {lines.length > 0 && (
        <ul className="z-reasons">
          {[...lines.entries()].map(([place, line]) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      )}
      {lines.length === 0 && step.refused === undefined && <p className="z-quiet z-small">{t("try.nothingHappened")}</p>}
    </>
  );
}
