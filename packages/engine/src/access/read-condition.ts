import type { Filter, Scalar } from "@zhili/contracts";
import { ENVELOPE_NAMES } from "./access-resource.js";
import { AccessBadCondition } from "./errors.js";
import { NEGATABLE_OPERATORS } from "./negate-filter.js";

/** What `{"$actor": ...}` may name. */
export type ActorName = "id" | "personId" | "orgUnit";

/** Stands in a condition for the person at hand. */
export interface ActorPlace {
  readonly $actor: ActorName;
}

export interface ConditionPlace {
  readonly role: string;
  readonly rule: string;
  /** Record types keep their fields under `data.`; other subjects are flat. */
  readonly fieldPrefix: "data." | "";
  readonly inverted: boolean;
}

/** Values by name; missing ones make `bind` answer `unresolved`. */
export type ActorValues = Readonly<Partial<Record<ActorName, string>>>;

/** A condition whose places are still open. */
export interface OpenCondition {
  readonly names: ReadonlySet<ActorName>;
  /** Puts the values in their places; a place without a value takes one that nothing equals. */
  bind(values: ActorValues): { readonly filter: Filter; readonly unresolved: boolean };
}

const SCALAR_OPERATORS = new Set(["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$prefix", "$contains", "$has"]);
const LIST_OPERATORS = new Set(["$in", "$nin"]);
const ACTOR_NAMES: ReadonlySet<string> = new Set(["id", "personId", "orgUnit"]);
const NOBODY = "-nobody-";
const DEEPEST = 4;

/** Reads a rule's `where`. Throws ACCESS_BAD_CONDITION { role, rule, path, reason } for what is not on the list of what is allowed. */
export function readCondition(where: unknown, place: ConditionPlace): OpenCondition {
  const names = new Set<ActorName>();
  const template = readLevel(where, place, names, 0);
  return {
    names,
    bind: (values) => ({ filter: fill(template, values), unresolved: [...names].some((name) => values[name] === undefined) }),
  };
}

type Template = { readonly [path: string]: unknown };

function readLevel(where: unknown, place: ConditionPlace, names: Set<ActorName>, depth: number): Template {
  if (!isObject(where) || depth > DEEPEST) throw refuse(place, "", depth > DEEPEST ? "nested too deeply" : "not an object");
  const template: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(where)) {
    if (key === "$and" || key === "$or") {
      if (!Array.isArray(value)) throw refuse(place, key, "not a list");
      template[key] = value.map((part: unknown) => readLevel(part, place, names, depth + 1));
    } else template[pathOf(key, place)] = readTest(key, value, place, names);
  }
  return template;
}

function pathOf(key: string, place: ConditionPlace): string {
  const head = key.split(".")[0] ?? "";
  if (!/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(key)) throw refuse(place, key, "not a field name");
  if (key.split(".").some((name) => name === "__proto__" || name === "constructor" || name === "prototype")) throw refuse(place, key, "a forbidden name");
  return ENVELOPE_NAMES.has(head) ? key : place.fieldPrefix + key;
}

function readTest(key: string, value: unknown, place: ConditionPlace, names: Set<ActorName>): unknown {
  if (isScalar(value) || isActorPlace(value)) return readValue(key, value, place, names);
  if (!isObject(value) || Object.keys(value).length === 0) throw refuse(place, key, "not a value and not an operator");
  const tests: Record<string, unknown> = {};
  for (const [operator, operand] of Object.entries(value)) {
    if (place.inverted && !NEGATABLE_OPERATORS.has(operator)) throw refuse(place, key, `${operator} cannot be used in a rule that takes away`);
    if (SCALAR_OPERATORS.has(operator)) tests[operator] = readValue(key, operand, place, names);
    else if (LIST_OPERATORS.has(operator) && Array.isArray(operand)) tests[operator] = operand.map((item: unknown) => readValue(key, item, place, names));
    else if (operator === "$exists" && typeof operand === "boolean") tests[operator] = operand;
    else throw refuse(place, key, `${operator.slice(0, 40)} is not allowed`);
  }
  return tests;
}

function readValue(key: string, value: unknown, place: ConditionPlace, names: Set<ActorName>): Scalar | ActorPlace {
  if (isActorPlace(value)) {
    names.add(value.$actor);
    return { $actor: value.$actor };
  }
  if (!isScalar(value)) throw refuse(place, key, "not a text, number, true, false or null");
  return value;
}

function fill(template: Template, values: ActorValues): Filter {
  return fillValue(template, values) as Filter;
}

function fillValue(value: unknown, values: ActorValues): unknown {
  if (isActorPlace(value)) return values[value.$actor] ?? NOBODY;
  if (Array.isArray(value)) return value.map((item) => fillValue(item, values));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillValue(inner, values)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

function isActorPlace(value: unknown): value is ActorPlace {
  return isObject(value) && Object.keys(value).length === 1 && typeof value.$actor === "string" && ACTOR_NAMES.has(value.$actor);
}

function refuse(place: ConditionPlace, path: string, reason: string): Error {
  return AccessBadCondition({ facts: { role: place.role, rule: place.rule, path, reason } });
}
