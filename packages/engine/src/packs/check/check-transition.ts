import type { Approval, LocalizedText, Transition } from "@zhili/contracts";
import type { TypeEnvironment } from "../../expression/index.js";
import { checkEffects, checkFacts, checkGuards } from "./check-effects.js";
import { checkObjectSchema } from "./check-schema.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";
import type { EnvironmentMaker, WorkflowNames } from "./workflow-names.js";

/** One arrow: where from and to, who, on which conditions, with what effects. */
export function checkTransition(checker: Checker, transition: Transition, path: string, names: WorkflowNames, environment: EnvironmentMaker): void {
  const { recordType } = names;
  const used = usedBy(names, transition);
  transition.from.forEach((state, at) => void checker.name(state, names.states, KIND_WORDS.state, `${path}/from/${at}`, used));
  checker.name(transition.to, names.states, KIND_WORDS.state, `${path}/to`, used);
  checker.refs("role", transition.roles, `${path}/roles`);
  transition.notBy?.forEach((id, at) => void checker.name(id, [...names.transitions, "create"], KIND_WORDS.transition, `${path}/notBy/${at}`));
  const { form } = transition;
  checker.fields(recordType, form?.fields, `${path}/form/fields`);
  const typed = Object.keys(form?.input?.properties ?? {});
  form?.required?.forEach((field, at) => {
    if (!typed.includes(field)) checker.field(recordType, field, `${path}/form/required/${at}`);
  });
  const input = { fields: form?.fields, schema: form?.input };
  const bare = environment({ input });
  if (form?.input !== undefined) checkObjectSchema(checker, form.input, `${path}/form/input`, bare, transition.title);
  checkFacts(checker, transition.facts, `${path}/facts`, bare, recordType);
  const full = environment({ input, facts: transition.facts });
  checkGuards(checker, transition.guards, `${path}/guards`, full, recordType);
  checkEffects(checker, transition.effects, `${path}/effects`, full, recordType);
  if (transition.approval !== undefined) checkApproval(checker, transition.approval, `${path}/approval`, names, full, used);
}

/** The step that uses a name, and its workflow, each by title and id. */
function usedBy({ workflow }: WorkflowNames, { id, title }: Transition): LocalizedText {
  return {
    "zh-CN": `，而流程“${workflow.title}”（${workflow.id}）的步骤“${title}”（${id}）要用到它`,
    en: `, which the step “${title}” (${id}) of the workflow “${workflow.title}” (${workflow.id}) uses`,
  };
}

function checkApproval(checker: Checker, approval: Approval, path: string, names: WorkflowNames, environment: TypeEnvironment, used: LocalizedText): void {
  checker.refs("role", approval.roles, `${path}/roles`);
  approval.steps?.forEach((step, at) => void checker.refs("role", step.roles, `${path}/steps/${at}/roles`));
  const { quorum } = approval;
  for (const [name, source] of Object.entries(quorum?.tally ?? {})) checker.expression(source, environment, `${path}/quorum/tally/${name}`, "number");
  checker.expression(quorum?.eligible, environment, `${path}/quorum/eligible`, "number");
  if (approval.rejected !== undefined) checker.name(approval.rejected, names.states, KIND_WORDS.state, `${path}/rejected`, used);
  checkEffects(checker, approval.onRejected, `${path}/onRejected`, environment, names.recordType);
  approval.returnTo?.forEach((state, at) => void checker.name(state, names.states, KIND_WORDS.state, `${path}/returnTo/${at}`, used));
}
