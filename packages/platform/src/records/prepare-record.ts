import type { Issue, JsonObject, StoredRecord } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { expressionRecord, recordFacts } from "../facts/record-facts.js";
import { actorFacts, gatherFacts, readScope } from "../facts/scope.js";
import type { Unit } from "../unit/unit.js";

export interface Prepared {
  readonly data: JsonObject;
  readonly issues: readonly Issue[];
  readonly hidden: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Gathers the type's facts and lets the form fill, hide, compute and validate. Changes nothing. */
export async function prepareRecord(
  unit: Unit,
  type: RecordType,
  data: JsonObject,
  options: { previous?: StoredRecord; byEffect?: boolean; orgUnit?: string; fields?: readonly string[] } = {},
): Promise<Prepared> {
  const facts: Record<string, unknown> = {};
  const previous = options.previous;
  const shell: StoredRecord = previous === undefined ? newShell(unit, type, data, options.orgUnit) : { ...previous, data };
  const actor = actorFacts(unit.context.actor);
  const scope = readScope(unit, {
    record: () => recordFacts(shell),
    recordTypeRef: type.ref,
    environment: type.environment,
    facts: () => ({ ...facts, record: expressionRecord(shell), actor, now: unit.now, today: unit.today }),
  });
  await gatherFacts(unit, type.definition.facts, scope, facts, type.ref);
  const prepared = type.form.prepare(data, {
    actor,
    facts: { ...facts, $calendar: unit.configuration.calendar },
    now: unit.now,
    today: unit.today,
    envelope: {
      id: shell.id,
      orgUnit: shell.orgUnit,
      createdBy: shell.createdBy,
      createdAt: shell.createdAt,
      ...(shell.state === undefined ? {} : { state: shell.state }),
    },
    ...(previous === undefined ? {} : { previous: previous.data }),
    ...(options.fields === undefined ? {} : { fields: options.fields }),
    trusted: options.byEffect === true,
  });
  return { ...prepared, facts };
}

function newShell(unit: Unit, type: RecordType, data: JsonObject, place: string | undefined): StoredRecord {
  const by = unit.context.actor.id;
  return {
    id: "",
    type: type.ref,
    version: 0,
    orgUnit: place ?? "",
    orgPath: "",
    title: "",
    data,
    formHash: type.hash,
    revision: unit.configuration.revision,
    createdAt: unit.now,
    createdBy: by,
    updatedAt: unit.now,
    updatedBy: by,
  };
}
