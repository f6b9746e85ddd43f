import type { Actor } from "@zhili/contracts";
import type { CompiledRole, CompiledRoles } from "./compile-roles.js";
import { widestPaths } from "./org-scope.js";

export interface HeldGrant {
  readonly orgUnit: string;
  readonly orgPath: string;
}

/** A role that the actor holds on the day. Without grants it is everybody's (anonymous or personal) and not bound to a place. */
export interface HeldRole {
  readonly role: CompiledRole;
  readonly grants?: readonly HeldGrant[];
  /** The widest paths of the grants. */
  readonly paths: readonly string[];
}

/** Roles held on the day (YYYY-MM-DD, both ends of a grant included), in the order of the configuration. */
export function heldRoles(compiled: CompiledRoles, actor: Actor, today: string): HeldRole[] {
  const held = new Map<string, HeldRole>();
  for (const role of compiled.anonymous) held.set(role.ref, { role, paths: [] });
  if (actor.kind !== "user") return [...held.values()];
  if (actor.personId !== undefined) for (const role of compiled.personal) held.set(role.ref, { role, paths: [] });
  for (const [ref, role] of compiled.roles) {
    const grants = actor.grants.filter((grant) => grant.role === ref && (grant.from ?? today) <= today && today <= (grant.to ?? today));
    if (grants.length > 0 && !held.has(ref)) held.set(ref, { role, grants, paths: widestPaths(grants.map((grant) => grant.orgPath)) });
  }
  return [...held.values()];
}
