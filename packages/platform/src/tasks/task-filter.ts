import type { Actor, Filter, Task } from "@zhili/contracts";
import type { CompiledRoles } from "@zhili/engine/access";
import { validOn } from "../identity/actor-of.js";

/** Tasks that are for the person: of a role held over their place today, or naming them; not those that somebody else has taken. */
export function tasksFor(roles: CompiledRoles, actor: Actor, today: string, mine = false): Filter {
  const named = [actor.id, ...(actor.personId === undefined ? [] : [actor.personId])].map((id): Filter => ({ people: { $has: id } }));
  if (mine) return { $or: [{ claimedBy: actor.id }, ...named] };
  const held = actor.grants
    .filter((grant) => validOn(grant, today))
    .flatMap((grant) => namesOf(roles, grant.role).map((role): Filter => ({ roles: { $has: role }, orgPath: { $prefix: grant.orgPath } })));
  const free: Filter = { $or: [{ claimedBy: null }, { claimedBy: actor.id }] };
  return { $and: [{ $or: [...held, ...named, { claimedBy: actor.id }] }, free] };
}

/** Is this task for the person? The same rule as the filter, for one task; claims aside. */
export function isFor(task: Task, roles: CompiledRoles, actor: Actor, today: string): boolean {
  if (actor.kind === "system" || task.claimedBy === actor.id) return true;
  if (task.people?.some((id) => id === actor.id || id === actor.personId) === true) return true;
  const wanted = task.roles.map((role) => roles.additions.get(role) ?? role);
  return actor.grants.some((grant) => validOn(grant, today) && wanted.includes(grant.role) && task.orgPath.startsWith(grant.orgPath));
}

/** A role and the roles that only add to it, which tasks may name in its place. */
function namesOf(roles: CompiledRoles, role: string): string[] {
  return [role, ...[...roles.additions].filter(([, target]) => target === role).map(([addition]) => addition)];
}
