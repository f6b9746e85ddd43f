import type { Unit } from "../unit/unit.js";
import { GRANTS } from "./user.js";

export const BEGINNINGS = "beginnings";
export const FIRST_ADMINISTRATOR = "first-administrator";

/** Roles that administer one of the three sides. */
export function administering(unit: Unit, side: "system" | "security" | "audit"): string[] {
  return [...unit.configuration.roleDefinitions.values()].filter(({ definition }) => definition.administers === side).map(({ ref }) => ref);
}

/**
 * The first administrator may make accounts and appoint one security administrator (not themselves) as long as there has never been
 * one. After that the right is gone for good.
 */
export async function holdsFirstRight(unit: Unit): Promise<boolean> {
  const beginning = await unit.tx.get(BEGINNINGS, FIRST_ADMINISTRATOR);
  if (beginning === undefined || beginning.user !== unit.context.actor.id || beginning.usedAt !== undefined) return false;
  const roles = administering(unit, "security");
  return roles.length > 0 && (await unit.tx.findOne(GRANTS, { role: { $in: roles } })) === undefined;
}

export async function useFirstRight(unit: Unit): Promise<void> {
  await unit.tx.updateOne(BEGINNINGS, { id: FIRST_ADMINISTRATOR }, { $set: { usedAt: unit.now } });
}
