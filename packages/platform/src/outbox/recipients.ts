import type { Grant, OrgUnit, StoreReader } from "@zhili/contracts";
import type { Configuration } from "../configuration/configuration.js";
import { validOn } from "../identity/actor-of.js";
import { GRANTS, USERS, type User } from "../identity/user.js";
import { lineOf, ORG_UNITS, unitAtLevel } from "../records/org-unit.js";
import type { OutboxMessage } from "./outbox-message.js";

const MOST = 10_000;

/** Accounts that a message is for: those who hold one of the roles over its places today, and the person's own. */
export async function recipientsOf(reader: StoreReader, configuration: Configuration, message: OutboxMessage, today: string): Promise<User[]> {
  const ids = new Set<string>();
  const roles = (message.roles ?? []).map((role) => configuration.roles.additions.get(role) ?? role);
  for (const place of roles.length === 0 ? [] : (message.orgUnits ?? [])) {
    const own = (await reader.get(ORG_UNITS, place)) as unknown as OrgUnit | undefined;
    const line = own === undefined ? [] : (await lineOf(reader, await unitAtLevel(reader, own, message.level))).map((unit) => unit.id);
    const grants = (await reader.find(GRANTS, { role: { $in: roles }, orgUnit: { $in: line } }, { limit: MOST })).items as unknown as Grant[];
    for (const grant of grants) if (validOn(grant, today)) ids.add(grant.user);
  }
  const users = (await reader.getMany(USERS, [...ids])) as unknown as User[];
  const own = message.person === undefined ? [] : ((await reader.find(USERS, { personId: message.person }, { limit: 10 })).items as unknown as User[]);
  return [...users, ...own.filter((user) => !ids.has(user.id))].filter((user) => user.status === "active");
}
