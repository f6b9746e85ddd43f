import type { Actor, RoleDefinition } from "@zhili/contracts";
import type { Ability } from "./ability.js";
import { type OpenCondition, readCondition } from "./read-condition.js";

/** A role with its `pack:id`. */
export interface RoleSource {
  readonly ref: string;
  readonly definition: RoleDefinition;
}

export interface RoleOptions {
  /** Can records of this subject belong to several org units? Yes when not told; a no makes lists cheaper. */
  readonly jointlyOwned?: (subject: string) => boolean;
  /** Names of all fields of a subject; asked for when a rule takes single fields away. */
  readonly fieldsOf?: (subject: string) => readonly string[];
}

export interface CompiledRule {
  /** `pack:role/id#rule`, named in refusals. */
  readonly name: string;
  readonly actions: readonly string[];
  readonly subjects: readonly SubjectPattern[];
  readonly fields?: readonly string[];
  readonly condition?: (subject: string) => OpenCondition;
  readonly anywhere: boolean;
  readonly inverted: boolean;
  readonly reason?: string;
}

export interface CompiledRole {
  readonly ref: string;
  readonly definition: RoleDefinition;
  readonly rules: readonly CompiledRule[];
  readonly excludes: readonly string[];
}

/** The roles of one configuration, compiled once per revision. */
export interface CompiledRoles {
  readonly roles: ReadonlyMap<string, CompiledRole>;
  /** Roles that only add rules to another one, to the role that they add to. */
  readonly additions: ReadonlyMap<string, string>;
  /** Held by everybody. */
  readonly anonymous: readonly CompiledRole[];
  /** Held by everybody who signs in with a person's record. */
  readonly personal: readonly CompiledRole[];
  readonly options: RoleOptions;
  /** Abilities made so far, by actor and day. */
  readonly cache: Map<string, Ability>;
  /** The same by the actor itself; they go when it goes. */
  readonly seen: WeakMap<Actor, { readonly today: string; readonly ability: Ability }>;
}

type SubjectPattern = (subject: string) => boolean;

/**
 * Compiles the roles of a configuration; rules of a role that `extends` another one come after the rules of that one, in the order given.
 * Throws ACCESS_BAD_CONDITION { role, rule, path, reason }.
 */
export function compileRoles(sources: readonly RoleSource[], options: RoleOptions = {}): CompiledRoles {
  const additions = new Map<string, string>();
  for (const { ref, definition } of sources) if (definition.extends !== undefined) additions.set(ref, qualifiedRole(definition.extends, packOf(ref)));
  const roles = new Map(sources.filter(({ ref }) => !additions.has(ref)).map((source) => [source.ref, compileRole(source)]));
  for (const source of sources) {
    const target = roles.get(additions.get(source.ref) ?? "");
    if (target !== undefined) roles.set(target.ref, { ...target, rules: [...target.rules, ...compileRole(source).rules] });
  }
  const all = [...roles.values()];
  return {
    roles,
    additions,
    anonymous: all.filter((role) => role.definition.anonymous === true),
    personal: all.filter((role) => role.definition.personal === true),
    options,
    cache: new Map(),
    seen: new WeakMap(),
  };
}

/** `pack:id` of a reference written inside a pack. */
export function qualifiedRole(ref: string, pack: string): string {
  return ref.includes(":") ? ref : `${pack}:${ref}`;
}

function packOf(ref: string): string {
  return ref.split(":")[0] ?? "";
}

function compileRole({ ref, definition }: RoleSource): CompiledRole {
  const pack = packOf(ref);
  return {
    ref,
    definition,
    excludes: (definition.excludes ?? []).map((other) => qualifiedRole(other, pack)),
    rules: definition.rules.map((rule) => compileRule(ref, pack, rule)),
  };
}

function compileRule(ref: string, pack: string, rule: RoleDefinition["rules"][number]): CompiledRule {
  const inverted = rule.inverted === true;
  const place = { role: ref, rule: rule.id, inverted };
  const { where } = rule;
  const nested = where === undefined ? undefined : readCondition(where, { ...place, fieldPrefix: "data." });
  const flat = where === undefined ? undefined : readCondition(where, { ...place, fieldPrefix: "" });
  return {
    name: `${ref.replace(":", ":role/")}#${rule.id}`,
    actions: rule.actions,
    subjects: rule.subjects.map((subject) => subjectPattern(subject, pack)),
    ...(rule.fields === undefined ? {} : { fields: rule.fields }),
    ...(nested === undefined || flat === undefined ? {} : { condition: (subject: string) => (subject.includes(":record-type/") ? nested : flat) }),
    anywhere: rule.anywhere === true,
    inverted,
    ...(rule.reason === undefined ? {} : { reason: rule.reason }),
  };
}

/** `all`, a bare word, `kind/id` of the own pack, `pack:kind/id`, or with `*` for every id. */
function subjectPattern(pattern: string, pack: string): SubjectPattern {
  if (pattern === "all") return () => true;
  const full = pattern.includes("/") && !pattern.includes(":") ? `${pack}:${pattern}` : pattern;
  if (!full.endsWith("/*")) return (subject) => subject === full;
  const prefix = full.slice(0, -1);
  return (subject) => subject.startsWith(prefix);
}
