import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { FieldSchema, ObjectSchema } from "@zhili/contracts";
import type { Language, ProblemIssue } from "../../api/types.js";
import { kindOf } from "../fields/field-kind.js";
import { type CodeValues, checkSchema } from "./check-schema.js";
import { fieldMessage } from "./messages.js";

const CARRIERS = new Set(["properties", "items", "additionalItems", "$ref", "allOf", "if", "dependencies"]);
const PICKED = new Set([
  "choice",
  "choices",
  "reference",
  "references",
  "org-unit",
  "attachment",
  "attachments",
  "signature",
  "yes-no",
  "date",
  "date-time",
  "time",
]);

/** Judges what was typed against the schema, without compiling code; messages are in the reader's language, paths are JSON Pointers. */
export function validateData(data: unknown, schema: ObjectSchema, language: Language, codes: CodeValues): readonly ProblemIssue[] {
  const plain = checkSchema(schema, codes);
  const result = new Validator(plain as Schema, "7", false).validate(withoutEmpty(data) ?? {});
  const issues = new Map<string, ProblemIssue>();
  for (const error of result.errors) {
    if (CARRIERS.has(error.keyword)) continue;
    const issue = asIssue(error, schema, plain, language);
    if (!issues.has(issue.path)) issues.set(issue.path, issue);
  }
  return [...issues.values()];
}

/** Leaves out empty texts, empty lists and undefined: what was not filled is not there. */
export function withoutEmpty(value: unknown): unknown {
  if (value === "" || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((member) => withoutEmpty(member) ?? {});
  if (typeof value !== "object") return value;
  const kept = Object.entries(value).flatMap(([name, part]) => {
    const plain = withoutEmpty(part);
    return plain === undefined ? [] : [[name, plain] as const];
  });
  return Object.fromEntries(kept);
}

function asIssue(error: OutputUnit, schema: ObjectSchema, plain: object, language: Language): ProblemIssue {
  const segments = pointerSegments(error.instanceLocation);
  if (error.keyword === "required") {
    const name = /"([^"]+)"\.?$/.exec(error.error)?.[1];
    if (name !== undefined) segments.push(name);
  }
  const field = fieldAt(schema, segments);
  const limit = readPointer(plain, pointerSegments(error.keywordLocation));
  const title = field?.title ?? segments.at(-1) ?? "";
  const facts = {
    title,
    picked: field !== undefined && PICKED.has(kindOf(field)),
    ...(typeof limit === "number" || typeof limit === "string" ? { limit } : {}),
  };
  return {
    code: `FORM_${error.keyword.toUpperCase()}`,
    path: segments.map((segment) => `/${segment.replace(/~/g, "~0").replace(/\//g, "~1")}`).join(""),
    message: fieldMessage(wordFor(error.keyword, field), facts, language),
  };
}

function wordFor(keyword: string, field: FieldSchema | undefined): string {
  if (keyword === "format" && field?.format !== undefined) return field.format;
  if (keyword === "type" && (field?.type === "number" || field?.type === "integer")) return field.type;
  return keyword;
}

/** The field of the schema that a path of the data leads to; list members are skipped over. */
export function fieldAt(schema: ObjectSchema | FieldSchema, segments: readonly string[]): FieldSchema | undefined {
  let field: FieldSchema | undefined = schema as FieldSchema;
  for (const segment of segments) {
    if (field === undefined) return undefined;
    field = field.type === "array" ? field.items : field.properties?.[segment];
  }
  return segments.length === 0 ? undefined : field;
}

export function pointerSegments(pointer: string): string[] {
  return pointer
    .replace(/^#/, "")
    .split("/")
    .slice(1)
    .map((segment) => decode(segment).replace(/~1/g, "/").replace(/~0/g, "~"));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function readPointer(document: unknown, segments: readonly string[]): unknown {
  let value: unknown = document;
  for (const segment of segments) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}
