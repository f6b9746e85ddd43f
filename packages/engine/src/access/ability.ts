import type { Actor, Filter } from "@zhili/contracts";
import { type AccessResource, asDocument } from "./access-resource.js";
import { EVERYTHING } from "./combine-filters.js";
import type { CompiledRoles } from "./compile-roles.js";
import { heldRoles } from "./held-roles.js";
import { covers } from "./org-scope.js";
import { type Decision, type SubjectRules, subjectRules } from "./subject-rules.js";

/** What one actor may do on one day. Subjects are `pack:kind/id`, `users`, `audit` or `configuration`. */
export interface Ability {
  /** May the actor do it? Without a resource: is there any that it may be done to (for menus, never for decisions). */
  can(action: string, subject: string, resource?: AccessResource, field?: string): Decision;
  /** The same answer for every document of a collection, as a filter of the store; false is none. */
  filter(action: string, subject: string): Filter | false;
  /** Fields of the resource that may be read. */
  readableFields(subject: string, resource: AccessResource): "all" | string[];
  mayUnmask(subject: string, resource: AccessResource, field: string): boolean;
  /**
   * The first of the roles (`pack:id`) that is held for an org unit covering the resource or one of its parties. A role that only adds
   * to another one stands for that one, and that one is answered.
   */
  holdsRole(roles: readonly string[], resource: AccessResource): string | undefined;
  /** Does the actor hold a role at this path, above it or below it? */
  standsFor(path: string | undefined): boolean;
}

const REMEMBERED = 4096;

/**
 * The ability of an actor; made once per actor, grants and day. Its cost does not depend on how many org units there are. Actors never
 * change (new grants make a new one), so one that was seen before is known without a look at its grants.
 */
export function abilityFor(compiled: CompiledRoles, actor: Actor, today: string): Ability {
  const seen = compiled.seen.get(actor);
  if (seen?.today === today) return seen.ability;
  const key = JSON.stringify([
    actor.kind,
    actor.id,
    actor.personId ?? "",
    today,
    actor.grants.map((grant) => [grant.role, grant.orgPath, grant.from, grant.to]),
  ]);
  const ability = compiled.cache.get(key) ?? (actor.kind === "system" ? SYSTEM : makeAbility(compiled, actor, today));
  if (compiled.cache.size >= REMEMBERED) compiled.cache.clear();
  compiled.cache.set(key, ability);
  compiled.seen.set(actor, { today, ability });
  return ability;
}

/** The platform itself may do all that a definition asks of it. */
const SYSTEM: Ability = {
  can: () => ({ allowed: true }),
  filter: () => EVERYTHING,
  readableFields: () => "all",
  mayUnmask: () => true,
  holdsRole: (roles) => roles[0],
  standsFor: () => true,
};

function makeAbility(compiled: CompiledRoles, actor: Actor, today: string): Ability {
  const held = heldRoles(compiled, actor, today);
  const subjects = new Map<string, SubjectRules>();
  const rulesOf = (subject: string): SubjectRules => {
    const known = subjects.get(subject);
    if (known !== undefined) return known;
    const made = subjectRules(held, subject, actor, compiled.options.jointlyOwned?.(subject) ?? true);
    subjects.set(subject, made);
    return made;
  };
  const can: Ability["can"] = (action, subject, resource, field) =>
    rulesOf(subject).decide(action, resource === undefined ? undefined : asDocument(resource), field);
  return {
    can,
    filter: (action, subject) => rulesOf(subject).filter(action),
    readableFields(subject, resource) {
      const rules = rulesOf(subject);
      const named = rules.namedFields("read", asDocument(resource));
      if (named === "all" && !rules.takesFields) return can("read", subject, resource).allowed ? "all" : [];
      const candidates = named === "all" ? (compiled.options.fieldsOf?.(subject) ?? []) : [...named];
      return candidates.filter((field) => can("read", subject, resource, field).allowed);
    },
    mayUnmask: (subject, resource, field) => can("unmask", subject, resource, field).allowed,
    holdsRole: (roles, resource) =>
      roles
        .map((ref) => compiled.additions.get(ref) ?? ref)
        .find((ref) => held.some(({ role, grants, paths }) => role.ref === ref && (grants === undefined || covers(paths, resource)))),
    standsFor: (path) => path !== undefined && held.some(({ paths }) => paths.some((own) => path.startsWith(own) || own.startsWith(path))),
  };
}
