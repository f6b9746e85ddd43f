import type { TrialStep, TriedWorkflow } from "../../api/try-out.js";
import type { RecordTypeView } from "../../api/types.js";
import { useTexts } from "../texts.js";

const WAITS: Readonly<Record<string, string>> = { P1WD: "try.workday", P3D: "try.days", P1M: "try.month", next: "try.next" };

/** What a step of a try-out is called: who did what, or how much time went by. */
export function useStepTitle(type: RecordTypeView, tried: NonNullable<TriedWorkflow["tried"]>): (step: TrialStep) => string {
  const { t } = useTexts();
  return ({ as, do: action, wait }) => {
    if (wait !== undefined) return t(WAITS[wait] ?? "try.waited", { wait });
    const role = as === undefined ? t("try.public") : (tried.configuration.roles[as.role] ?? as.role);
    const who = as?.person === undefined ? role : `${role} ${as.person}`;
    if (action?.create !== undefined) return t("try.did", { who, what: t("try.register") });
    if (action?.transition !== undefined) {
      const { transition } = action.transition;
      return t("try.did", { who, what: type.workflow?.transitions.find(({ id }) => id === transition)?.title ?? transition });
    }
    if (action?.check !== undefined) return t("try.did", { who, what: t(action.check.result === "pass" ? "try.passed" : "try.failed") });
    if (action?.find !== undefined) return t("try.did", { who, what: t(action.find.finding === "upheld" ? "try.uphold" : "try.dismiss") });
    return t("try.did", { who, what: t("try.object") });
  };
}
