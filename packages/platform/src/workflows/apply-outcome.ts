import type { Fact } from "@zhili/contracts";
import type { Outcome, WorkflowContext } from "@zhili/engine/workflow";
import { runEffects } from "../effects/run-effects.js";
import { RecordInvalid } from "../errors.js";
import { expressionRecord } from "../facts/record-facts.js";
import { actorFacts } from "../facts/scope.js";
import { checkReferences } from "../records/check-references.js";
import { prepareRecord } from "../records/prepare-record.js";
import { retitle } from "../records/retitle.js";
import type { Unit } from "../unit/unit.js";
import { tellParents } from "./children.js";

/** Writes what the engine decided: fields, standing, timeline; then runs the effects it planned. */
export async function applyOutcome(unit: Unit, id: string, outcome: Outcome, context: WorkflowContext, origin: string, facts?: readonly Fact[]): Promise<void> {
  const working = unit.records.peek(id);
  const { type } = working;
  let data = working.record.data;
  if (outcome.fields !== undefined && Object.keys(outcome.fields).length > 0) {
    const fields = Object.keys(outcome.fields);
    const prepared = await prepareRecord(unit, type, { ...data, ...outcome.fields }, { previous: working.record, fields });
    if (prepared.issues.length > 0) throw RecordInvalid({ facts: { count: prepared.issues.length }, issues: prepared.issues });
    await checkReferences(unit, type, prepared.data, (field) => fields.includes(field.split(".")[0] ?? ""));
    data = prepared.data;
  }
  const { snapshot } = outcome;
  const wasFinal = working.record.snapshot?.final === true;
  unit.records.change(id, (record) => {
    const { dueAt: _due, overdue: _overdue, ...rest } = record;
    const deadline = snapshot.deadline;
    return retitle(unit.configuration, {
      ...rest,
      data,
      state: snapshot.state,
      snapshot,
      ...(deadline === undefined ? {} : { dueAt: deadline.dueAt, overdue: deadline.overdue }),
    });
  });
  const { record } = unit.records.peek(id);
  for (const line of outcome.timeline) unit.tell({ record: id, version: record.version, ...line });
  await runEffects(unit, outcome.effects, {
    id,
    recordTypeRef: type.ref,
    environment: unit.configuration.environment(type.ref, facts),
    key: `${id}/${record.version}/${origin}`,
    facts: (input) => ({
      ...context.facts,
      record: expressionRecord(unit.records.peek(id).record),
      input,
      actor: actorFacts(unit.context.actor, context.partyOf?.()),
      now: unit.now,
      today: unit.today,
    }),
  });
  if (snapshot.final && !wasFinal) await tellParents(unit, id);
}
