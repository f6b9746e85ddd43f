import type { Issue, JsonObject, Snapshot, StoredRecord } from "@zhili/contracts";
import { type MoveFailure, moveRecord, sameJson, unmoveRecord } from "@zhili/engine/packs";
import { goOver, type Hindrance, type WorkflowContext } from "@zhili/engine/workflow";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { SYSTEM_ACTOR } from "../platform.js";
import { withFieldVersions } from "../unit/field-versions.js";
import type { PlannedMoves, PlannedType } from "./planned-moves.js";

/** What a move does to one record. */
export interface RecordMove {
  readonly record: StoredRecord;
  readonly changed: boolean;
  /** Fields at the top level that are not what they were. */
  readonly fields: readonly string[];
  readonly state?: { readonly from: string; readonly to: string };
  readonly issues: readonly Issue[];
  /** Its case can't go over. */
  readonly stuck?: { readonly workflow: string; readonly state: string; readonly hindrance: Hindrance };
}

/** The record as the upgrade leaves it. */
export function moveStored(moves: PlannedMoves, type: PlannedType, mark: string, record: StoredRecord, now: string): RecordMove {
  if (record.moved === mark) return { record, changed: false, fields: [], issues: [] };
  const moved = moveRecord(type.move, mark, record);
  const workflow = moves.workflows.get(record.snapshot?.workflow ?? "");
  const target = workflow?.states.get(record.snapshot?.state ?? "");
  const standing = workflow === undefined ? undefined : standingOn(moves.after, moves.before, workflow.to, moved.record, target, now);
  return outcome(record, moved, standing, { mark, form: type.after, revision: moves.after.revision });
}

/** The record as taking the upgrade back leaves it; `before` is the record as it was moved. */
export function unmoveStored(
  moves: PlannedMoves,
  type: PlannedType,
  choices: ReadonlyMap<string, string>,
  record: StoredRecord,
  before: StoredRecord | undefined,
  now: string,
): RecordMove {
  const moved = unmoveRecord(type.move, record, before);
  const workflow = [...moves.workflows.values()].find(({ to }) => to === record.snapshot?.workflow);
  const target = workflow === undefined ? undefined : (choices.get(record.snapshot?.state ?? "") ?? stateBefore(workflow.states, record, before));
  const standing = workflow === undefined ? undefined : standingOn(moves.before, moves.after, workflow.from, moved.record, target, now);
  return outcome(record, moved, standing, { mark: moved.record.moved, form: type.before, revision: moves.before.revision });
}

/** A state that several were mapped to leads back to the one that the case came from. */
function stateBefore(states: ReadonlyMap<string, string>, { snapshot }: StoredRecord, before: StoredRecord | undefined): string | undefined {
  const sources = [...states].filter(([, to]) => to === snapshot?.state).map(([from]) => from);
  return sources.find((from) => from === before?.snapshot?.state) ?? sources[0];
}

type Standing = ReturnType<typeof goOver> & { readonly workflow: string };

function standingOn(to: Configuration, from: Configuration, ref: string, record: StoredRecord, target: string | undefined, now: string): Standing | undefined {
  const { snapshot } = record;
  const workflow = to.workflows.get(ref);
  if (snapshot === undefined || workflow === undefined) return undefined;
  if (snapshot.workflowHash === workflow.hash && snapshot.workflow === ref && (target ?? snapshot.state) === snapshot.state) return undefined;
  const present = from.workflows.get(snapshot.workflow);
  const standing = present?.hash === snapshot.workflowHash ? present : undefined;
  return { workflow: ref, ...goOver(workflow, standing, snapshot, target ?? snapshot.state, clockContext(to, record, now)) };
}

/** All that the clock of a case has to know: nobody acts. */
function clockContext({ calendar }: Configuration, record: StoredRecord, now: string): WorkflowContext {
  return { now, today: calendar.localDate(now), actor: SYSTEM_ACTOR, record, facts: {}, calendar, holdsRole: () => undefined };
}

interface Written {
  readonly mark: string | undefined;
  readonly form: RecordType;
  readonly revision: string;
}

function outcome(
  before: StoredRecord,
  { record, fields, failures }: { record: StoredRecord; fields: readonly string[]; failures: readonly MoveFailure[] },
  standing: Standing | undefined,
  { mark, form, revision }: Written,
): RecordMove {
  const issues = failures.map(({ issue }) => issue);
  if (standing !== undefined && "hindrance" in standing) {
    const { workflow, hindrance } = standing;
    return { record: before, changed: false, fields, issues, stuck: { workflow, state: before.snapshot?.state ?? "", hindrance } };
  }
  const snapshot = standing?.snapshot ?? record.snapshot;
  const goesOver = !sameJson(snapshot as JsonObject | undefined, before.snapshot as JsonObject | undefined);
  const changed = goesOver || fields.length > 0 || record.type !== before.type;
  if (!changed) return { record: before, changed, fields, issues };
  const { moved: _mark, ...rest } = record;
  const after: StoredRecord = {
    ...rest,
    version: before.version + 1,
    formHash: form.hash,
    revision,
    ...(mark === undefined ? {} : { moved: mark }),
    ...(snapshot === undefined ? {} : { snapshot, state: snapshot.state }),
  };
  return { record: withFieldVersions(after, before, form.definition.parties?.sections), changed, fields, issues, ...stateChange(before.snapshot, snapshot) };
}

function stateChange(before: Snapshot | undefined, after: Snapshot | undefined): Pick<RecordMove, "state"> {
  if (before === undefined || after === undefined || before.state === after.state) return {};
  return { state: { from: before.state, to: after.state } };
}
