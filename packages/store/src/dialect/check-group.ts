import type { GroupSpec } from "@zhili/contracts";
import { StoreBadQuery } from "../errors.js";
import { checkLimit } from "./check-find.js";
import { checkPath } from "./check-path.js";
import { LIMITS } from "./limits.js";

const BUCKETS = new Set(["year", "quarter", "month", "week", "day"]);
const MEASURES = new Set(["count", "sum", "min", "max", "avg", "count-distinct"]);
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/**
 * Checks keys, measures, sort names and bounds of a group (its filter is checked by parseFilter).
 * Laws: arrays and objects count as null; keys tell `1` from `true`; a bucket of anything but an ISO date is null, and a date without a
 * time is not moved by the zone; `count` with a path counts what is not null; `sum` and `avg` take numbers only (0 and null when there
 * are none); `min` and `max` take numbers and texts; `count-distinct` counts scalars that are not null; without a sort, rows come in the
 * order of their keys; null sorts before numbers, texts, false, true. Throws STORE_BAD_QUERY or STORE_BAD_PATH.
 */
export function checkGroup(spec: GroupSpec): GroupSpec {
  if (!Array.isArray(spec.keys) || spec.keys.length > LIMITS.groupKeys) throw refuse(`more than ${LIMITS.groupKeys} group keys`);
  if (!Array.isArray(spec.measures) || spec.measures.length > LIMITS.groupMeasures) throw refuse(`more than ${LIMITS.groupMeasures} measures`);
  if (spec.keys.length + spec.measures.length === 0) throw refuse("a group needs a key or a measure");
  const names = new Set<string>();
  for (const key of spec.keys) {
    checkName(key.name, names);
    checkPath(key.path);
    if (key.bucket !== undefined && !BUCKETS.has(key.bucket)) throw refuse(`the bucket of ${key.name} is not known`);
    if (key.zone !== undefined) zoneMinutes(key.zone);
  }
  for (const measure of spec.measures) {
    checkName(measure.name, names);
    if (!MEASURES.has(measure.measure)) throw refuse(`the measure ${measure.name} is not known`);
    if (measure.path !== undefined) checkPath(measure.path);
    else if (measure.measure !== "count") throw refuse(`the measure ${measure.name} needs a path`);
  }
  if (spec.sort !== undefined && !Array.isArray(spec.sort)) throw refuse("the sort of a group is not a list");
  for (const key of spec.sort ?? []) {
    if (!names.has(key.name)) throw refuse(`the group is sorted by ${String(key.name)}, which is not one of its names`);
    if (key.direction !== "asc" && key.direction !== "desc") throw refuse("a sort direction is neither asc nor desc");
  }
  checkLimit(spec.limit);
  return spec;
}

/** Minutes east of UTC of an offset such as "+08:00". Throws STORE_BAD_QUERY when it is not one from -14:00 to +14:00. */
export function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === "Z") return 0;
  const found = typeof zone === "string" ? /^([+-])(\d\d):([0-5]\d)$/.exec(zone) : null;
  const minutes = found === null ? Number.NaN : Number(found[2]) * 60 + Number(found[3]);
  if (found === null || minutes > 14 * 60) throw refuse(`${String(zone).slice(0, 20)} is not a zone such as +08:00`);
  return found[1] === "-" ? -minutes : minutes;
}

function checkName(name: unknown, names: Set<string>): void {
  if (typeof name !== "string" || !NAME.test(name) || name === "constructor" || name === "prototype") {
    throw refuse("a name in the group is not made of letters, digits, _ and -");
  }
  if (names.has(name)) throw refuse(`the name ${name} is there twice`);
  names.add(name);
}

function refuse(reason: string): Error {
  return StoreBadQuery({ facts: { reason } });
}
