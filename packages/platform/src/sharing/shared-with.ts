import type { Filter, StoredRecord } from "@zhili/contracts";
import type { Ability } from "@zhili/engine/access";
import type { Asking } from "../access/asking.js";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import type { RequestContext } from "../platform.js";
import type { Unit } from "../unit/unit.js";
import { endedOn, type Share, sharesOf, standingOn } from "./share.js";

/** A record that was shared with the person, as if it lay in their own place and had only the fields that are shown. */
export interface SharedRecord {
  readonly share: Share;
  readonly record: StoredRecord;
}

/** Shares that stand today and show something to people of these places; false when the person has none. */
export function sharedWith(context: RequestContext, today: string): Filter | false {
  const places = placesOf(context);
  return places === false ? false : { ...standingOn(today), ...places };
}

/** Shares with places of the person that have ended; false when the person has none. */
export function onceSharedWith(context: RequestContext, today: string): Filter | false {
  const places = placesOf(context);
  return places === false ? false : { ...endedOn(today), ...places };
}

function placesOf(context: RequestContext): Filter | false {
  const paths = [...new Set(context.actor.grants.map(({ orgPath }) => orgPath))];
  const above = [...new Set(paths.flatMap(pathsAbove))];
  return above.length === 0 ? false : { orgPath: { $in: above } };
}

/**
 * The record as a standing share lets the person see it: they hold a role in the place that it was shared with, and by that role they could
 * read such a record if it lay there.
 */
export async function findShared(unit: Unit, type: RecordType, record: StoredRecord): Promise<SharedRecord | undefined> {
  const filter = sharedWith(unit.context, unit.today);
  if (filter === false || type.definition.sharing === undefined) return undefined;
  for (const share of await sharesOf(unit.tx, record.id, filter)) {
    const seen = seenThrough(unit, type, record, share);
    if (seen !== undefined) return { share, record: seen };
  }
  return undefined;
}

/** The record as this share lets the person see it; undefined when they hold no role there that reads such records. */
export function seenThrough(
  { context, ability }: Pick<Asking, "context" | "ability">,
  type: RecordType,
  record: StoredRecord,
  share: Share,
): StoredRecord | undefined {
  for (const { orgPath, orgUnit } of context.actor.grants) {
    if (!orgPath.startsWith(share.orgPath)) continue;
    const moved = placedAt(record, { orgPath, orgUnit }, type.definition.sharing?.fields ?? []);
    if (mayRead(ability, type, moved)) return moved;
  }
  return undefined;
}

function mayRead(ability: Ability, type: RecordType, record: StoredRecord): boolean {
  return ability.can("read", subjectOf("record-type", type.ref), record).allowed;
}

/** The record as if it lay in this place and had only these fields. */
export function placedAt(record: StoredRecord, place: { orgPath: string; orgUnit: string }, fields: readonly string[]): StoredRecord {
  const { parties: _parties, partyPaths: _partyPaths, ...own } = record;
  const data = Object.fromEntries(Object.entries(record.data).filter(([field]) => fields.includes(field)));
  return { ...own, ...place, data };
}

/** `/a/b/` lies below `/a/` and itself. */
function pathsAbove(path: string): string[] {
  const steps = path.split("/").filter((step) => step !== "");
  return steps.map((_step, at) => `/${steps.slice(0, at + 1).join("/")}/`);
}
