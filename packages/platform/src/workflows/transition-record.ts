import { type Fact, type JsonObject, type WorkflowDefinition, ZhiliError } from "@zhili/contracts";
import { stepsOf, transition, type WorkflowEvent } from "@zhili/engine/workflow";
import { requireRight } from "../access/require-right.js";
import { attachmentsOfStep } from "../attachments/attachment-field.js";
import { checkAttachments } from "../attachments/check-attachments.js";
import { titleIn } from "../configuration/translate.js";
import { WorkflowMissing } from "../errors.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { applyOutcome } from "./apply-outcome.js";
import { readableRefusal } from "./readable-refusal.js";
import { workflowContext } from "./workflow-context.js";
import { workflowOnHash } from "./workflow-on-hash.js";

export interface TransitionOptions {
  /** Leaves records alone that can't take it. */
  readonly optional?: boolean;
  readonly comment?: string;
}

/** Lets a record take an event inside a unit. Throws the WORKFLOW_* refusals, TRANSITION_REFUSED with the guard's words, ACCESS_DENIED. */
export async function transitionIn(unit: Unit, type: string, id: string, event: WorkflowEvent, options: TransitionOptions): Promise<WorkingRecord> {
  const working = await unit.records.get(type, id);
  const { record } = working;
  const found = await workflowOnHash(unit, working);
  if (found === undefined || record.snapshot === undefined)
    throw WorkflowMissing({ facts: { title: titleIn(unit, "record-type", type, working.type.definition) } });
  if (event.type === "take" || event.type === "check" || event.type === "move") requireRight(unit, "transition", working.type, record);
  const facts = factsOf(found.definition, event);
  const input = ("input" in event ? event.input : undefined) ?? {};
  const context = await workflowContext(unit, working, facts, input);
  try {
    const given = options.comment === undefined ? event : { ...event, comment: options.comment };
    const outcome = transition(found.workflow, record.snapshot, given as WorkflowEvent, context);
    if (event.type === "take") await checkAttachments(unit, attachmentsOfStep(working.type, found.definition, event.transition), input, record.data);
    await applyOutcome(unit, id, outcome, context, originOf(event), facts);
    if (event.type !== "tick") unit.audit(`record.${event.type}`, { type, id }, auditFacts(event), record.orgPath);
  } catch (error) {
    if (options.optional === true && error instanceof ZhiliError && /^WORKFLOW_(NOT_IN_STATE|FINAL|UNKNOWN_TRANSITION)$/.test(error.code)) return working;
    throw readableRefusal(error, unit, record.data);
  }
  return unit.records.peek(id);
}

/** Lets the clock and the automatic transitions work on a record; used after changes and by the scheduler. */
export async function advanceIn(unit: Unit, type: string, id: string): Promise<void> {
  const { record } = await unit.records.get(type, id);
  if (record.snapshot === undefined || record.snapshot.final) return;
  await transitionIn(unit, type, id, { type: "tick" }, {});
}

/** Facts of the step that is asked for, and of those that the clock may take on the way. */
function factsOf(definition: WorkflowDefinition, event: WorkflowEvent): readonly Fact[] {
  const steps = stepsOf(definition);
  const asked = event.type === "take" || event.type === "system" ? steps.find((one) => one.id === event.transition) : undefined;
  const unattended = steps.filter((one) => one.trigger === "automatic" || one.trigger === "timer");
  const voted = event.type === "move" ? steps.filter((one) => one.approval !== undefined) : [];
  return unique([...unattended, ...voted, ...(asked === undefined ? [] : [asked])].flatMap((one) => one.facts ?? []));
}

function unique(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()];
}

function originOf(event: WorkflowEvent): string {
  if (event.type === "take" || event.type === "system") return event.transition;
  if (event.type === "object" || event.type === "find") return `${event.type}:${event.objection}`;
  return event.type;
}

function auditFacts(event: WorkflowEvent): JsonObject {
  if (event.type === "take" || event.type === "system") return { transition: event.transition };
  if (event.type === "check") return { item: event.item, result: event.result };
  if (event.type === "move") return { move: event.move };
  return {};
}
