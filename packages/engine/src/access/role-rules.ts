import { Ability as CaslAbility, type RawRuleFrom } from "@casl/ability";
import type { Filter } from "@zhili/contracts";
import type { AccessResource } from "./access-resource.js";
import type { BoundRule } from "./bind-rules.js";
import { allOf, anyOf, NOTHING } from "./combine-filters.js";
import { matchesFilter } from "./match-filter.js";

type Tuple = [string, string | object];

/** What one role says about one subject. */
export interface RoleRules {
  /** The rule that decides, or nothing when the role does not speak of it. Without a document: could it ever be so? */
  decide(action: string, document: AccessResource | undefined, field: string | undefined): BoundRule | undefined;
  /** Documents that the role gives. */
  allows(action: string): Filter;
  /** Documents that the role does not take away. */
  spares(action: string): Filter | undefined;
}

/** Builds the rules of one role for one subject; within the role the later rule goes before the earlier one. */
export function roleRules(subject: string, rules: readonly BoundRule[]): RoleRules {
  const byName = new Map(rules.map((rule, at) => [String(at), rule]));
  const raw = rules.map(
    (bound, at): RawRuleFrom<Tuple, BoundCondition> => ({
      action: [...bound.rule.actions],
      subject,
      conditions: { at: String(at), bound },
      ...(bound.rule.fields === undefined ? {} : { fields: [...bound.rule.fields] }),
      inverted: bound.rule.inverted,
    }),
  );
  const casl = new CaslAbility<Tuple, BoundCondition>(raw, { conditionsMatcher: matcher, fieldMatcher, detectSubjectType: () => subject });
  const ordered = (action: string): BoundRule[] =>
    casl.rulesFor(action, subject).flatMap((rule) => {
      const bound = byName.get(rule.conditions?.at ?? "");
      return bound === undefined ? [] : [bound];
    });
  return {
    decide: (action, document, field) => casl.relevantRuleFor(action, document ?? subject, field)?.conditions?.bound,
    allows: (action) => allowed(ordered(action)),
    spares: (action) => spared(ordered(action)),
  };
}

interface BoundCondition {
  readonly at: string;
  readonly bound: BoundRule;
}

/** A rule that takes away is held against its opposite, so that one document and a list of them are judged alike. */
function matcher({ bound }: BoundCondition): ((document: object) => boolean) & { matchesAll?: boolean } {
  const { filter, opposite } = bound;
  const matches = opposite === undefined ? (document: object) => matchesFilter(filter, document) : (document: object) => !matchesFilter(opposite, document);
  return Object.assign(matches, { matchesAll: bound.always });
}

/** A rule about a field is about what lies in it too. */
function fieldMatcher(fields: string[]): (field: string) => boolean {
  return (field) => fields.some((name) => field === name || field.startsWith(`${name}.`));
}

/** Some rule gives and no later one takes away. */
function allowed(ordered: readonly BoundRule[]): Filter {
  const opposites: Filter[] = [];
  const given: Filter[] = [];
  for (const { filter, opposite } of ordered) {
    if (opposite !== undefined) opposites.push(opposite);
    else given.push(allOf([filter, ...opposites]));
  }
  return given.length === 0 ? NOTHING : anyOf(given);
}

/** Each rule that takes away does not hold, or a later rule gives; undefined when nothing takes away. */
function spared(ordered: readonly BoundRule[]): Filter | undefined {
  const given: Filter[] = [];
  const parts: Filter[] = [];
  for (const { filter, opposite } of ordered) {
    if (opposite === undefined) given.push(filter);
    else parts.push(anyOf([opposite, ...given]));
  }
  return parts.length === 0 ? undefined : allOf(parts);
}
