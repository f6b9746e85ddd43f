import type { Actor, OrgUnit, StoreReader } from "@zhili/contracts";
import { OrgUnitUnknown } from "../errors.js";

export const ORG_UNITS = "org-units";

/** Throws ORG_UNIT_UNKNOWN. */
export async function orgUnit(reader: StoreReader, id: string): Promise<OrgUnit> {
  const found = await reader.get(ORG_UNITS, id);
  if (found === undefined) throw OrgUnitUnknown({ facts: { orgUnit: id } });
  return found as unknown as OrgUnit;
}

/** Where somebody works: the org unit of their first grant that names one. Grants that hold everywhere name none. */
export function ownUnitId(actor: Actor): string | undefined {
  return actor.grants.find((grant) => grant.orgUnit !== "")?.orgUnit;
}

/** Where somebody works, or the first root. Throws ORG_UNIT_UNKNOWN when there are no org units. */
export async function ownUnit(reader: StoreReader, actor: Actor): Promise<OrgUnit> {
  const own = ownUnitId(actor);
  const root = own === undefined ? await reader.findOne(ORG_UNITS, {}, { sort: [{ path: "path", direction: "asc" }] }) : undefined;
  return orgUnit(reader, own ?? root?.id ?? "");
}

/** The unit and those above it, from the root down. */
export async function lineOf(reader: StoreReader, unit: OrgUnit): Promise<OrgUnit[]> {
  const ids = unit.path.split("/").filter((id) => id !== "");
  const found = (await reader.getMany(ORG_UNITS, ids)) as unknown as OrgUnit[];
  return ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
}

/** The unit at the level on the way up; the unit itself when it is at that level or nothing above is. */
export async function unitAtLevel(reader: StoreReader, unit: OrgUnit, level: string | undefined): Promise<OrgUnit> {
  if (level === undefined || unit.level === level) return unit;
  return (await lineOf(reader, unit)).findLast((one) => one.level === level) ?? unit;
}
