import type { ExpressionType, TypeEnvironment } from "../../expression/index.js";
import { nearest } from "../../schema/index.js";
import type { RecordTypeFound } from "../configuration-index.js";
import { PacksBadParameter } from "../errors.js";
import type { KnownContribution, ParameterSchema } from "../known-names.js";
import { pointerPart } from "../read/read-json.js";
import { checkFilter, checkState } from "./check-filter.js";
import { checkReference, checkTransition, useLedgerRule } from "./check-reference.js";
import type { Checker } from "./checker.js";
import { recordNames } from "./record-names.js";
import type { Expected } from "./words.js";

/** Where parameters stand: what their expressions see, and the record type at hand. */
export interface ParameterPlace {
  readonly names: TypeEnvironment;
  readonly recordType: RecordTypeFound | undefined;
}

type Params = Readonly<Record<string, unknown>>;
type Walk = ParameterPlace & { readonly params: Params };

/** Checks parameters against the schema of what is registered: shape, names, expressions and templates. */
export function checkParameters(checker: Checker, known: KnownContribution | undefined, params: unknown, path: string, place: ParameterPlace): void {
  const schema = known?.params;
  if (schema === undefined) return;
  const given: Params = isObject(params) ? params : {};
  const item = eachType(schema, given, place.names);
  const names = item === undefined ? place.names : { ...place.names, item };
  walk(checker, schema, given, path, { names, recordType: place.recordType, params: given }, place.names);
}

/** Type of a member of the list that the parameters go through, when they do. */
function eachType(schema: ParameterSchema, params: Params, names: TypeEnvironment): ExpressionType | undefined {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const each = Object.entries(properties).find(([name, inner]) => isObject(inner) && isEach(inner, name) && params[name] !== undefined);
  if (each === undefined) return undefined;
  const source = params[each[0]];
  if (typeof source !== "string" || !/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(source)) return "dyn";
  let type: ExpressionType | undefined = { object: names };
  for (const part of source.split(".")) type = typeof type === "object" && "object" in type ? type.object[part] : undefined;
  return typeof type === "object" && "list" in type ? type.list : "dyn";
}

function isEach(schema: Params, name: string): boolean {
  return schema["x-each"] === true || (schema["x-expression"] === true && name === "forEach");
}

function walk(checker: Checker, schema: ParameterSchema, value: unknown, path: string, place: Walk, outer: TypeEnvironment): void {
  if (!fits(checker, schema, value, path)) return;
  if (schema["x-expression"] === true) {
    const each = isEach(schema, path.slice(path.lastIndexOf("/") + 1));
    const more = isObject(schema["x-names"]) ? (schema["x-names"] as TypeEnvironment) : {};
    checker.expression(value, { ...(each ? outer : place.names), ...more }, path, each ? "list" : (schema["x-returns"] as Expected | undefined));
  }
  if (schema["x-template"] === true) checker.template(value, { ...place.names, ...recordNames(place.names), ...templateNames(schema, place.params) }, path);
  if (schema["x-filter"] !== undefined) checkFilter(checker, value, path, { recordType: namedType(checker, schema["x-filter"], place), names: place.names });
  if (typeof value === "string") checkName(checker, schema, value, path, place);
  const { items } = schema;
  if (Array.isArray(value) && isSchema(items)) value.forEach((member, at) => void walk(checker, items, member, `${path}/${at}`, place, outer));
  if (isObject(value) && schema["x-filter"] === undefined) walkObject(checker, schema, value, path, place, outer);
}

/** Names that a template knows beside the usual ones: those of the schema, and those that another parameter explains. */
function templateNames(schema: ParameterSchema, params: Params): TypeEnvironment {
  const own = Array.isArray(schema["x-template-names"]) ? schema["x-template-names"].map(String) : [];
  const explained = params[String(schema["x-explained-by"])];
  return Object.fromEntries([...own, ...(isObject(explained) ? Object.keys(explained) : [])].map((name) => [name, "dyn"]));
}

/** A text that stands for the name of something. */
function checkName(checker: Checker, schema: ParameterSchema, name: string, path: string, place: Walk): void {
  const ref = schema["x-ref"];
  if (typeof ref === "string") checkReference(checker, ref, name, path);
  if (schema["x-field"] === true) checker.field(place.recordType, name, path);
  if (schema["x-field-of"] !== undefined) checker.field(namedType(checker, schema["x-field-of"], place), name, path);
  const ofState = schema["x-state-of"] === undefined ? undefined : namedType(checker, schema["x-state-of"], place);
  if (ofState !== undefined) checkState(checker, ofState, name, path);
  if (schema["x-transition-of"] !== undefined) checkTransition(checker, namedType(checker, schema["x-transition-of"], place), name, path);
  const ledger = schema["x-rule-of"];
  if (typeof ledger !== "string") return;
  const found = typeof place.params[ledger] === "string" ? checker.index.find("ledger", String(place.params[ledger]), checker.pack) : undefined;
  if (found !== undefined) useLedgerRule(checker, found, name, path, place.recordType);
}

function walkObject(checker: Checker, schema: ParameterSchema, value: Params, path: string, place: Walk, outer: TypeEnvironment): void {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const rest = schema.additionalProperties;
  for (const name of Array.isArray(schema.required) ? schema.required : []) {
    if (value[String(name)] === undefined) wrong(checker, path, `缺少“${name}”`, `${name} is missing`);
  }
  for (const [name, member] of Object.entries(value)) {
    const at = `${path}/${pointerPart(name)}`;
    const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema["x-field-names"] === true) checker.field(place.recordType, name, at);
    if (schema["x-field-names-of"] !== undefined) checker.field(namedType(checker, schema["x-field-names-of"], place), name, at);
    if (isSchema(inner)) walk(checker, inner, member, at, place, outer);
    else if (rest === false) wrong(checker, at, `不认识“${name}”`, `${name} is not known here`, nearest(name, Object.keys(properties)));
    else if (isSchema(rest)) walk(checker, rest, member, at, place, outer);
  }
}

/** The record type that the named parameter names; `true` is the one at hand. */
function namedType(checker: Checker, parameter: unknown, place: Walk): RecordTypeFound | undefined {
  if (parameter === true) return place.recordType;
  const ref = place.params[String(parameter)];
  return typeof ref === "string" ? checker.index.find("record-type", ref, checker.pack) : undefined;
}

function fits(checker: Checker, schema: ParameterSchema, value: unknown, path: string): boolean {
  const types = typeof schema.type === "string" ? [schema.type] : Array.isArray(schema.type) ? schema.type.map(String) : [];
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
    wrong(checker, path, `类型应为 ${types.join("/")}`, `it should be ${types.join(" or ")}`);
    return false;
  }
  if (Array.isArray(schema.enum) && !schema.enum.some((choice) => choice === value)) {
    const choices = schema.enum.map(String);
    wrong(checker, path, `只能是 ${choices.join("、")}`, `it must be one of ${choices.join(", ")}`, nearest(String(value), choices));
    return false;
  }
  if (typeof value === "number" && typeof schema.minimum === "number" && value < schema.minimum)
    wrong(checker, path, `不得小于 ${schema.minimum}`, `at least ${schema.minimum}`);
  if (typeof value === "number" && typeof schema.maximum === "number" && value > schema.maximum)
    wrong(checker, path, `不得大于 ${schema.maximum}`, `at most ${schema.maximum}`);
  return true;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "null" ? value === null : typeof value === type;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSchema(value: unknown): value is ParameterSchema {
  return isObject(value);
}

function wrong(checker: Checker, path: string, reasonZh: string, reason: string, suggestion?: string): void {
  checker.add(PacksBadParameter, path, { reason, reasonZh }, suggestion);
}
