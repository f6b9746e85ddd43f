import { WorkflowMoveNotAllowed, WorkflowNotOpen } from "../approvals/errors.js";
import { emptyStanding, firstStep } from "../approvals/reject.js";
import type { CompiledTransition } from "../compile/index.js";
import { extend } from "../deadlines/extend.js";
import type { MoveEvent, MoveKind } from "../events.js";
import type { Run } from "../run/run.js";
import { findStep, leadsOut } from "../steps/find-step.js";
import { addSigner } from "./add-signer.js";
import type { ApprovalMove } from "./approval-move.js";
import { delegate } from "./delegate.js";
import { returnTo } from "./return-to.js";
import { urge } from "./urge.js";
import { withdraw } from "./withdraw.js";

type Handler = (run: Run, move: ApprovalMove) => void;

const HANDLERS: Readonly<Record<Exclude<MoveKind, "extend">, { readonly handle: Handler; readonly zh: string }>> = {
  "add-signer": { handle: addSigner, zh: "加签" },
  delegate: { handle: delegate, zh: "转办" },
  urge: { handle: urge, zh: "催办" },
  return: { handle: returnTo, zh: "退回" },
  withdraw: { handle: withdraw, zh: "撤回" },
};

/** Moves people expect beside yes and no, as far as the approval allows them; and extending the deadline. */
export function move(run: Run, event: MoveEvent): void {
  if (event.move === "extend") extend(run, event);
  else moveApproval(run, event, event.move);
}

function moveApproval(run: Run, event: MoveEvent, kind: keyof typeof HANDLERS): void {
  const step = approvalStep(run, event.transition);
  const { title, approval } = step.definition;
  const { handle, zh } = HANDLERS[kind];
  if (approval?.allow?.includes(kind) !== true) throw WorkflowMoveNotAllowed({ facts: { step: title, move: kind, moveZh: zh } });
  const standing = run.snapshot.approvals[step.id] ?? emptyStanding(run, run.context.actor.id, firstStep(step));
  handle(run, { step, standing, event });
}

/** The step named, or the only one with an approval that leads out of where the record is. */
function approvalStep(run: Run, id: string | undefined): CompiledTransition {
  if (id !== undefined) return findStep(run.workflow, run.snapshot, id);
  const steps = [...run.workflow.transitions.values()].filter((step) => step.definition.approval !== undefined && leadsOut(run.snapshot, step));
  const [step] = steps;
  if (step === undefined || steps.length > 1) throw WorkflowNotOpen({ facts: { step: steps.map(({ definition }) => definition.title).join("、") } });
  return step;
}
