import type { JsonObject, OrgUnit, ScheduleDefinition, StoredRecord } from "@zhili/contracts";
import type { TypeEnvironment } from "@zhili/engine/expression";
import type { Configuration, Placed } from "../configuration/configuration.js";
import { expressionRecord } from "../facts/record-facts.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { recordType } from "../records/record-type.js";
import type { Unit } from "../unit/unit.js";
import { occurrence } from "./occurrences.js";
import type { RunRequest } from "./schedule-run.js";
import { turnOf } from "./turn.js";

/** What a schedule makes on one of its days. */
export interface ScheduledData {
  /** The moment it takes place. */
  readonly at: string;
  readonly data: JsonObject;
  readonly target: ScheduleTarget;
}

/** The data of the record of one occurrence, whether it is made now or later; nothing when what it is for is not there any more. */
export async function scheduledData(unit: Unit, placed: Placed<ScheduleDefinition>, request: RunRequest): Promise<ScheduledData | undefined> {
  const { definition } = placed;
  const { date, at } = occurrence(definition, unit.configuration.calendar, request.day);
  const target = await targetOf(unit, definition, request.for);
  if (target === undefined) return undefined;
  const { turn, standbys } = await turnOf(unit, definition, request.day, { ...target, ...(request.slot === undefined ? {} : { slot: request.slot }) });
  const slot = definition.rota?.slots.find((one) => one.id === request.slot);
  const facts = {
    occurrence: date,
    orgUnit: target.orgUnit ?? "",
    turn,
    standbys,
    slot: slot === undefined ? null : { ...slot },
    record: target.record === undefined ? {} : expressionRecord(target.record),
    now: unit.now,
    today: unit.today,
  };
  const data: JsonObject = {};
  const environment = environmentOf(unit.configuration, placed);
  for (const [field, source] of Object.entries(definition.creates.data ?? {})) {
    if (source !== undefined) data[field] = unit.configuration.evaluator.evaluate(source, environment, facts);
  }
  const turnField = definition.rotate?.field;
  if (turnField !== undefined && turn !== null) data[turnField] = turn;
  return { at, data, target };
}

/** Where the record belongs, and what it is made for. */
export interface ScheduleTarget {
  readonly orgUnit?: string;
  readonly orgPath?: string;
  readonly record?: StoredRecord;
}

/** Where the record belongs; nothing when what it was for is not there any more. */
async function targetOf(unit: Unit, definition: ScheduleDefinition, id: string): Promise<ScheduleTarget | undefined> {
  const over = definition.for?.recordType;
  if (over !== undefined) {
    const found = await unit.records.find(over, id);
    return found === undefined ? undefined : { orgUnit: found.record.orgUnit, orgPath: found.record.orgPath, record: found.record };
  }
  if (id !== "") {
    const place = (await unit.tx.get(ORG_UNITS, id)) as unknown as OrgUnit | undefined;
    return place === undefined ? undefined : { orgUnit: place.id, orgPath: place.path };
  }
  const levels = recordType(unit.configuration, definition.creates.recordType).definition.orgUnit?.levels;
  const filter = levels === undefined ? { parentId: null } : { level: { $in: levels } };
  const first = (await unit.tx.findOne(ORG_UNITS, filter, { sort: [{ path: "path", direction: "asc" }] })) as unknown as OrgUnit | undefined;
  return first === undefined ? {} : { orgUnit: first.id };
}

const environments = new WeakMap<Configuration, Map<string, TypeEnvironment>>();

function environmentOf(configuration: Configuration, { ref, definition }: Placed<ScheduleDefinition>): TypeEnvironment {
  const known = environments.get(configuration) ?? new Map<string, TypeEnvironment>();
  environments.set(configuration, known);
  const over = definition.for?.recordType;
  const record = (over === undefined ? undefined : configuration.environment(over).record) ?? "dyn";
  const made = known.get(ref) ?? { occurrence: "dyn", orgUnit: "dyn", turn: "dyn", slot: "dyn", standbys: "dyn", now: "string", today: "string", record };
  known.set(ref, made);
  return made;
}
