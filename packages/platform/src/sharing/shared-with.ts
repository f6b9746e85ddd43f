import type { Filter, StoredRecord } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import type { RequestContext } from "../platform.js";
import type { Unit } from "../unit/unit.js";
import { type Share, sharesOf, standingOn } from "./share.js";

/** A record that was shared with the person, as if it lay in their own place and had only the fields that are shown. */
export interface SharedRecord {
  readonly share: Share;
  readonly record: StoredRecord;
}

/** Shares that stand today and show something to people of these places; false when the person has none. */
export function sharedWith(context: RequestContext, today: string): Filter | false {
  const paths = [...new Set(context.actor.grants.map(({ orgPath }) => orgPath))];
  const above = [...new Set(paths.flatMap(pathsAbove))];
  return above.length === 0 ? false : { ...standingOn(today), orgPath: { $in: above } };
}

/**
 * The record as a standing share lets the person see it: they hold a role in the place that it was shared with, and by that role they could
 * read such a record if it lay there.
 */
export async function findShared(unit: Unit, type: RecordType, record: StoredRecord): Promise<SharedRecord | undefined> {
  const filter = sharedWith(unit.context, unit.today);
  const fields = type.definition.sharing?.fields;
  if (filter === false || fields === undefined) return undefined;
  for (const share of await sharesOf(unit.tx, record.id, filter)) {
    for (const { orgPath, orgUnit } of unit.context.actor.grants) {
      if (!orgPath.startsWith(share.orgPath)) continue;
      const moved = placedAt(record, { orgPath, orgUnit }, fields);
      if (mayRead(unit.ability, type, moved)) return { share, record: moved };
    }
  }
  return undefined;
}

function mayRead(ability: Ability, type: RecordType, record: StoredRecord): boolean {
  return ability.can("read", subjectOf("record-type", type.ref), record).allowed;
}

function placedAt(record: StoredRecord, place: { orgPath: string; orgUnit: string }, fields: readonly string[]): StoredRecord {
  const { parties: _parties, partyPaths: _partyPaths, ...own } = record;
  const data = Object.fromEntries(Object.entries(record.data).filter(([field]) => fields.includes(field)));
  return { ...own, ...place, data };
}

/** `/a/b/` lies below `/a/` and itself. */
function pathsAbove(path: string): string[] {
  const steps = path.split("/").filter((step) => step !== "");
  return steps.map((_step, at) => `/${steps.slice(0, at + 1).join("/")}/`);
}
