import type { FieldSchema, LocalizedText, ObjectSchema } from "@zhili/contracts";
import { SchemaForbiddenName, SchemaRepeated, SchemaRequired, SchemaTooFew, SchemaTooMany, SchemaType, SchemaUnknownField } from "../errors.js";
import { nearest } from "../nearest.js";
import { pointerTo } from "../pointer.js";
import { inWords } from "../type-words.js";
import { choiceChecks } from "./check-choice.js";
import { numberChecks } from "./check-number.js";
import { textChecks } from "./check-text.js";
import { type CheckContext, type FieldCheck, isBlank, report } from "./field-check.js";

/** Members of a list that does not say. */
const MOST_MEMBERS = 1000;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const DEEPEST_VALUE = 16;

const IS_TYPE: Record<FieldSchema["type"], (value: unknown) => boolean> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => typeof value === "number" && Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** The check of one field, its parts included. */
export function fieldCheck(schema: FieldSchema, name: string, path: string, context: CheckContext): FieldCheck {
  const title = titleOf(schema, name, path, context);
  const isType = IS_TYPE[schema.type];
  const expected = inWords([schema.type]);
  const checks = [...partChecks(schema, title, path, context), ...choiceChecks(schema, title, context)];
  return (value, at, run, row) => {
    if (!isType(value)) {
      report(run, SchemaType, at, title, row, expected);
      return;
    }
    for (const check of checks) check(value, at, run, row);
  };
}

export function titleOf(schema: { readonly title?: string }, name: string, path: string, context: CheckContext): LocalizedText {
  const own = schema.title ?? name;
  return context.translate?.(path === "" ? "title" : `${path}/title`) ?? { "zh-CN": own, en: own };
}

function partChecks(schema: FieldSchema, title: LocalizedText, path: string, context: CheckContext): FieldCheck[] {
  switch (schema.type) {
    case "string":
      return textChecks(schema, title);
    case "integer":
    case "number":
      return numberChecks(schema, title);
    case "array":
      return listChecks(schema, title, path, context);
    case "object":
      return schema.properties === undefined
        ? schema.format === undefined
          ? [plainValueCheck(title)]
          : []
        : [objectCheck({ ...schema, properties: schema.properties }, path, context)];
    default:
      return [];
  }
}

function listChecks(schema: FieldSchema, title: LocalizedText, path: string, context: CheckContext): FieldCheck[] {
  const { minItems = 0, maxItems = MOST_MEMBERS, uniqueItems, items } = schema;
  const member =
    items === undefined ? plainValueCheck(title) : fieldCheck({ ...items, title: items.title ?? schema.title ?? "" }, "", `${path}/items`, context);
  return [
    (value, at, run, row) => {
      const members = value as unknown[];
      if (members.length > maxItems) return report(run, SchemaTooMany, at, title, row, { limit: maxItems });
      if (members.length < minItems && members.length > 0 && !run.draft) report(run, SchemaTooFew, at, title, row, { limit: minItems });
      if (uniqueItems === true && new Set(members.map((one) => JSON.stringify(one))).size < members.length) report(run, SchemaRepeated, at, title, row);
      members.forEach((one, index) => {
        member(one, pointerTo(at, index), run, { title, index });
      });
    },
  ];
}

/** The check of an object with named fields: what is required, what is there, what should not be. */
export function objectCheck(schema: Pick<ObjectSchema, "properties" | "required">, path: string, context: CheckContext): FieldCheck {
  const names = Object.keys(schema.properties);
  const required = new Set(schema.required);
  const checks = new Map(
    names.flatMap((name) => {
      const field = schema.properties[name];
      if (field === undefined) return [];
      const at = pointerTo(path, "properties").replace(/^\//, "");
      const own = `${at}/${name}`;
      return [[name, { title: titleOf(field, name, own, context), check: fieldCheck(field, name, own, context), required: required.has(name) }] as const];
    }),
  );
  return (value, at, run, row) => {
    const data = value as Readonly<Record<string, unknown>>;
    for (const [name, field] of checks) {
      const own = Object.hasOwn(data, name) ? data[name] : undefined;
      if (field.required && !run.draft && isBlank(own)) report(run, SchemaRequired, `${at}/${name}`, field.title, row);
      if (own !== undefined && own !== null) field.check(own, `${at}/${name}`, run, row);
    }
    for (const name of Object.keys(data)) {
      if (checks.has(name)) continue;
      if (FORBIDDEN.has(name)) report(run, SchemaForbiddenName, pointerTo(at, name), { "zh-CN": name, en: name }, row, { name });
      else report(run, SchemaUnknownField, pointerTo(at, name), { "zh-CN": name, en: name }, row, { name }, nearest(name, names));
    }
  };
}

/** A value without a stated shape: plain JSON, not too deep, no name that reaches a prototype. */
function plainValueCheck(title: LocalizedText): FieldCheck {
  return (value, path, run, row) => {
    if (!isPlain(value, 0)) report(run, SchemaForbiddenName, path, title, row, { name: "__proto__" });
  };
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth > DEEPEST_VALUE) return false;
  return Object.entries(value).every(([key, member]) => !FORBIDDEN.has(key) && isPlain(member, depth + 1));
}
