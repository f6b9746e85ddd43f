import type { StoreTransaction } from "@zhili/contracts";
import type { Asking } from "../access/asking.js";
import type { Configuration } from "../configuration/configuration.js";
import { GRANTS } from "./user.js";

export const BEGINNINGS = "beginnings";
export const FIRST_ADMINISTRATOR = "first-administrator";

/** Roles that administer one of the three sides. */
export function administering(configuration: Configuration, side: "system" | "security" | "audit"): string[] {
  return [...configuration.roleDefinitions.values()].filter(({ definition }) => definition.administers === side).map(({ ref }) => ref);
}

/**
 * The first administrator may make accounts and appoint one security administrator (not themselves) as long as there has never been
 * one. After that the right is gone for good.
 */
export async function holdsFirstRight({ reader, context, configuration }: Pick<Asking, "reader" | "context" | "configuration">): Promise<boolean> {
  if (context.actor.kind !== "user") return false;
  const beginning = await reader.get(BEGINNINGS, FIRST_ADMINISTRATOR);
  if (beginning === undefined || beginning.user !== context.actor.id || beginning.usedAt !== undefined) return false;
  const roles = administering(configuration, "security");
  return roles.length > 0 && (await reader.findOne(GRANTS, { role: { $in: roles } })) === undefined;
}

export async function useFirstRight(tx: StoreTransaction, now: string): Promise<void> {
  await tx.updateOne(BEGINNINGS, { id: FIRST_ADMINISTRATOR }, { $set: { usedAt: now } });
}
