import type { Actor, Filter } from "@zhili/contracts";
import type { AccessResource } from "./access-resource.js";
import { bindRules } from "./bind-rules.js";
import { allOf, anyOf, isNothing } from "./combine-filters.js";
import type { HeldRole } from "./held-roles.js";
import { matchesFilter } from "./match-filter.js";
import { type RoleRules, roleRules } from "./role-rules.js";

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason?: string; readonly rule?: string };

/** What all roles of an actor together say about one subject. */
export interface SubjectRules {
  decide(action: string, document: AccessResource | undefined, field: string | undefined): Decision;
  filter(action: string): Filter | false;
  /** Fields that rules give by name; `all` when some rule gives all. Without regard to what is taken away. */
  namedFields(action: string, document: AccessResource): "all" | ReadonlySet<string>;
  /** Is there a rule that takes single fields away? */
  readonly takesFields: boolean;
}

interface Part {
  readonly rules: RoleRules;
  /** A role held by grant takes away from what other roles give; everybody's role limits only itself. */
  readonly granted: boolean;
}

/** Some role must give, and no granted role may take away what it speaks of. */
export function subjectRules(held: readonly HeldRole[], subject: string, actor: Actor, jointly: boolean): SubjectRules {
  const bound = held.map((role) => ({ role, rules: bindRules(role, subject, actor, jointly) })).filter(({ rules }) => rules.length > 0);
  const parts = bound.map(({ role, rules }): Part => ({ rules: roleRules(subject, rules), granted: role.grants !== undefined }));
  const filters = new Map<string, Filter | false>();
  return {
    decide: (action, document, field) => decide(parts, action, document, field),
    filter(action) {
      const known = filters.get(action);
      if (known !== undefined) return known;
      const made = combined(parts, action);
      filters.set(action, made);
      return made;
    },
    namedFields(action, document) {
      const names = new Set<string>();
      for (const { rules } of bound) {
        for (const { rule, filter } of rules) {
          if (rule.inverted || !(rule.actions.includes(action) || rule.actions.includes("manage"))) continue;
          if (!matchesFilter(filter, document)) continue;
          if (rule.fields === undefined) return "all";
          for (const field of rule.fields) names.add(field);
        }
      }
      return names;
    },
    takesFields: bound.some(({ rules }) => rules.some(({ rule }) => rule.inverted && rule.fields !== undefined)),
  };
}

function decide(parts: readonly Part[], action: string, document: AccessResource | undefined, field: string | undefined): Decision {
  let allowed = false;
  let denied: Decision | undefined;
  for (const { rules, granted } of parts) {
    const bound = rules.decide(action, document, field);
    if (bound === undefined) continue;
    const { inverted, reason, name, anywhere } = bound.rule;
    if (!inverted) allowed = true;
    else {
      const refusal: Decision = { allowed: false, rule: name, ...(reason === undefined ? {} : { reason }) };
      if (granted && (document !== undefined || anywhere)) return refusal;
      denied ??= refusal;
    }
  }
  return allowed ? { allowed } : (denied ?? { allowed: false });
}

function combined(parts: readonly Part[], action: string): Filter | false {
  const said = parts.map(({ rules, granted }) => ({ allows: rules.allows(action), spares: granted ? rules.spares(action) : undefined }));
  const giving = said.filter(({ allows }) => !isNothing(allows));
  const given = anyOf(giving.map(({ allows }) => allows));
  const spares = said.flatMap((part) => (part.spares === undefined || (giving.length === 1 && giving[0] === part) ? [] : [part.spares]));
  const filter = allOf([given, ...spares]);
  return isNothing(filter) ? false : filter;
}
