import type { Actor, Grant, StoreReader } from "@zhili/contracts";
import { GRANTS, type User } from "./user.js";

/** Every grant of the account, earliest first. */
export async function grantsOf(reader: StoreReader, user: string): Promise<Grant[]> {
  return (await reader.find(GRANTS, { user }, { limit: 1000 })).items as unknown as Grant[];
}

export function validOn(grant: Grant, today: string): boolean {
  return (grant.from ?? today) <= today && today <= (grant.to ?? today);
}

/** The person as use cases know them, with the grants that are valid on the day (YYYY-MM-DD). */
export async function actorOf(reader: StoreReader, user: User, today: string): Promise<Actor> {
  const grants = (await grantsOf(reader, user.id)).filter((grant) => validOn(grant, today));
  return { id: user.id, name: user.name, kind: "user", grants, ...(user.personId === undefined ? {} : { personId: user.personId }) };
}
