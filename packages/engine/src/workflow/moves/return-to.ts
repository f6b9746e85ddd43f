import { entitlement } from "../approvals/entitlement.js";
import { WorkflowReturnTarget } from "../approvals/errors.js";
import { leaveTo } from "../approvals/reject.js";
import { WorkflowCommentRequired } from "../errors.js";
import { beginStep, type Run } from "../run/run.js";
import type { ApprovalMove } from "./approval-move.js";

/** 驳回到指定节点: somebody with an open vote sends the record back to a state that the approval names, with a reason. */
export function returnTo(run: Run, { step, standing, event }: ApprovalMove): void {
  entitlement(run, step, standing);
  const to = requireTarget(run, { step, standing, event });
  if ((event.reason ?? "").trim() === "") throw WorkflowCommentRequired({ facts: { step: step.definition.title } });
  beginStep(run);
  leaveTo(run, step, to, { kind: "move", origin: `returned:${step.id}`, transition: step.id, comment: event.reason, facts: { move: "return" } });
}

/** The state named, or the only one that the approval allows. */
export function requireTarget(run: Run, { step, event }: ApprovalMove): string {
  const allowed = step.definition.approval?.returnTo ?? [];
  const to = event.to ?? (allowed.length === 1 ? allowed[0] : undefined);
  if (to !== undefined && allowed.includes(to)) return to;
  const titles = allowed.map((id) => run.workflow.states.get(id)?.definition.title ?? id).join("、");
  throw WorkflowReturnTarget({ facts: { step: step.definition.title, to: to ?? "", allowed: titles } });
}
