import type { Actor, Filter } from "@zhili/contracts";
import { allOf, EVERYTHING, isEverything } from "./combine-filters.js";
import type { CompiledRule } from "./compile-roles.js";
import type { HeldRole } from "./held-roles.js";
import { negateFilter } from "./negate-filter.js";
import { denialScope, scopeFilter } from "./org-scope.js";
import type { ActorValues } from "./read-condition.js";

/** A rule of a role for one subject, with the actor and the places of the grants filled in. */
export interface BoundRule {
  readonly rule: CompiledRule;
  readonly filter: Filter;
  /** Opposite of the filter; only for rules that take away. */
  readonly opposite?: Filter;
  /** True when a rule that takes away has no condition of its own. */
  readonly always: boolean;
}

/** Rules of the held role that speak of the subject, earlier ones first. */
export function bindRules(held: HeldRole, subject: string, actor: Actor, jointly: boolean): BoundRule[] {
  return held.role.rules.filter((rule) => rule.subjects.some((matches) => matches(subject))).flatMap((rule) => bindRule(rule, held, subject, actor, jointly));
}

function bindRule(rule: CompiledRule, held: HeldRole, subject: string, actor: Actor, jointly: boolean): BoundRule[] {
  if (rule.fields?.length === 0) return [];
  const open = rule.condition?.(subject);
  const person: ActorValues = { id: actor.id, ...(actor.personId === undefined ? {} : { personId: actor.personId }) };
  if (open?.names.has("orgUnit") && held.grants !== undefined) {
    return held.grants.flatMap((grant) => bound(rule, open.bind({ ...person, orgUnit: grant.orgUnit }), [grant.orgPath], jointly));
  }
  const condition = open?.bind(person) ?? { filter: EVERYTHING, unresolved: false };
  return bound(rule, condition, held.grants === undefined ? undefined : held.paths, jointly);
}

function bound(
  rule: CompiledRule,
  condition: { readonly filter: Filter; readonly unresolved: boolean },
  paths: readonly string[] | undefined,
  jointly: boolean,
): BoundRule[] {
  if (condition.unresolved && !rule.inverted) return [];
  const scoped = paths !== undefined && !rule.anywhere;
  if (!rule.inverted) return [{ rule, filter: allOf([scoped ? scopeFilter(paths, jointly) : EVERYTHING, condition.filter]), always: false }];
  const filter = allOf([scoped ? denialScope(paths, jointly) : EVERYTHING, condition.filter]);
  return [{ rule, filter, opposite: negateFilter(filter), always: isEverything(condition.filter) }];
}
