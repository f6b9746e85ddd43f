import type { Json, JsonObject, ScheduleDefinition, StoredRecord } from "@zhili/contracts";
import { recordFilter } from "../facts/record-filter.js";
import { readPath } from "../records/field-path.js";
import { recordType } from "../records/record-type.js";
import type { Unit } from "../unit/unit.js";
import { timetableOf } from "./timetable.js";

export interface Turn {
  readonly turn: Json;
  readonly standbys: readonly Json[];
}

const MOST_MEMBERS = 5_000;

/**
 * Whose turn it is: members take turns by the number of the occurrence, so that the answer is the same whenever it is asked.
 * `rotate` goes through a list field (or several fields) of the record at hand, `rota` through a pool of records, slot by slot.
 */
export async function turnOf(
  unit: Unit,
  definition: ScheduleDefinition,
  day: string,
  place: { record?: StoredRecord; orgPath?: string; slot?: string },
): Promise<Turn> {
  const { rotate, rota } = definition;
  const turnNumber = () => timetableOf(definition, unit.configuration.calendar).turnNumber(day);
  if (rota !== undefined) {
    const type = recordType(unit.configuration, rota.members);
    const names = { now: "string", today: "string" } as const;
    const where = JSON.parse(JSON.stringify(rota.where ?? {})) as JsonObject;
    const filter = recordFilter(type, where, (source) => unit.configuration.evaluator.evaluate(source, names, { now: unit.now, today: unit.today }));
    const within = place.orgPath === undefined ? [] : [{ orgPath: { $prefix: place.orgPath } }];
    const pool = (
      await unit.tx.find(
        type.collection,
        { $and: [filter, ...within].filter((part) => Object.keys(part).length > 0) },
        { limit: MOST_MEMBERS, projection: ["id"] },
      )
    ).items;
    const slot = Math.max(
      0,
      rota.slots.findIndex((one) => one.id === place.slot),
    );
    const first = turnNumber() * rota.slots.length + slot;
    const member = (offset: number): Json => (pool.length === 0 ? null : (pool[(first + offset) % pool.length]?.id ?? null));
    const standbys = Array.from({ length: Math.min(rota.standbys ?? 0, Math.max(0, pool.length - 1)) }, (_, index) => member(rota.slots.length - slot + index));
    return { turn: member(0), standbys };
  }
  if (rotate === undefined || place.record === undefined) return { turn: null, standbys: [] };
  const { data } = place.record;
  const listed = readPath(data, rotate.among);
  const members = [...(Array.isArray(listed) ? listed : listed === undefined ? [] : [listed]), ...(rotate.fields ?? []).map((field) => readPath(data, field))];
  const present = members.filter((member): member is Json => member !== undefined && member !== null && member !== "");
  return { turn: present.length === 0 ? null : (present[turnNumber() % present.length] ?? null), standbys: [] };
}
