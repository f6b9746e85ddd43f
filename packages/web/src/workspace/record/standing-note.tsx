import { useTranslation } from "react-i18next";
import type { RecordView } from "../../api/types.js";
import { Note } from "../../ui/states.js";

/** The person may take the step, but a condition of it does not hold yet. */
const CONDITIONS = new Set(["TRANSITION_REFUSED", "WORKFLOW_GUARD_REFUSED"]);

/** Why nothing can be done here just now: what is still missing, else who is to act. */
export function StandingNote({ workflow }: { readonly workflow: NonNullable<RecordView["workflow"]> }) {
  const { t } = useTranslation();
  const { transitions, checklist, who } = workflow;
  if (transitions.length === 0 || transitions.some((step) => step.allowed) || checklist?.items.some((item) => item.mayCheck) === true) return null;
  const missing = transitions.filter((step) => CONDITIONS.has(step.reason?.code ?? ""));
  if (missing.length === 0) return <Note>{who === undefined || who === "" ? t("record.nothingForYou") : t("record.waitingFor", { who })}</Note>;
  return (
    <Note>
      {missing.map((step) => (
        <div key={step.id}>{t("record.notYet", { step: step.title, reason: step.reason?.text ?? "" })}</div>
      ))}
    </Note>
  );
}
