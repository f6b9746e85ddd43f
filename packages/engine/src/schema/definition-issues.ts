import type { Issue } from "@zhili/contracts";
import type { ErrorObject } from "ajv";
import {
  SchemaFixed,
  SchemaForbiddenName,
  SchemaNoChoice,
  SchemaNotAbove,
  SchemaNotAllowed,
  SchemaPattern,
  SchemaRepeated,
  SchemaRequired,
  SchemaTooFew,
  SchemaTooLarge,
  SchemaTooLong,
  SchemaTooMany,
  SchemaTooShort,
  SchemaTooSmall,
  SchemaType,
  SchemaUnknownField,
  schemaIssue,
} from "./errors.js";
import { nearest } from "./nearest.js";
import { pointerParts, pointerTo } from "./pointer.js";
import { inWords } from "./type-words.js";

/** Ajv's errors in plain words; the branches of a choice that failed are told as one. */
export function definitionIssues(errors: readonly ErrorObject[]): Issue[] {
  const issues: Issue[] = [];
  for (let index = 0; index < errors.length; index += 1) {
    const error = errors[index];
    if (error === undefined || error.keyword === "if" || error.keyword === "propertyNames") continue;
    if (error.keyword === "oneOf" || error.keyword === "anyOf") {
      issues.push(...choiceIssues(error, takeBranches(issues, error)));
      continue;
    }
    issues.push(issueOf(error));
  }
  const seen = new Set<string>();
  return issues.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message.en}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** The issues that the branches left behind: those at or below the place of the choice. */
function takeBranches(issues: Issue[], { instancePath }: ErrorObject): Issue[] {
  let from = issues.length;
  while (from > 0 && isWithin(issues[from - 1]?.path ?? "", instancePath)) from -= 1;
  return issues.splice(from);
}

const isWithin = (path: string, parent: string): boolean => path === parent || path.startsWith(`${parent}/`);

function choiceIssues(error: ErrorObject, branches: readonly Issue[]): Issue[] {
  const ofType = branches.filter((issue) => issue.code !== SchemaType.kind.code || issue.path !== error.instancePath);
  if (ofType.length > 0 && ofType.length < branches.length) return [...ofType];
  const unrelated = branches.filter((issue) => issue.code === SchemaUnknownField.kind.code);
  const deeper = branches.filter((issue) => issue.path.length > error.instancePath.length && !unrelated.includes(issue));
  const named = branches.filter((issue) => issue.code === SchemaRequired.kind.code);
  if (deeper.length > 0 && named.length === 0) return [...unrelated, ...deeper];
  const reason = {
    reasonZh: branches.map((issue) => issue.message["zh-CN"]).join("；或") || "只能取一种",
    reason: branches.map((issue) => issue.message.en).join("; or ") || "exactly one",
  };
  return [...unrelated, schemaIssue(SchemaNoChoice, error.instancePath, { title: titleOf(error.instancePath), ...reason })];
}

/** The last name of the path: for authors of packs, keys are the titles. */
function titleOf(path: string): string {
  const parts = pointerParts(path);
  const last = parts.findLastIndex((part) => !/^\d+$/.test(part));
  return last === -1 ? "document" : parts.slice(last).join("/");
}

function issueOf(error: ErrorObject): Issue {
  const { instancePath: path, params, keyword, data } = error;
  const title = titleOf(path);
  const limit = (params as { limit?: number }).limit;
  switch (keyword) {
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
      return schemaIssue(SchemaUnknownField, pointerTo(path, name), { name }, nearest(name, known));
    }
    case "required":
      return schemaIssue(SchemaRequired, path, { title: String(params.missingProperty) });
    case "type":
      return schemaIssue(SchemaType, path, { title, ...inWords([params.type].flat().map(String)) });
    case "enum": {
      const allowed = (params.allowedValues as unknown[]).map(String);
      return schemaIssue(SchemaNotAllowed, path, { title, value: String(data) }, nearest(String(data), allowed));
    }
    case "const":
      return schemaIssue(SchemaFixed, path, { title, value: JSON.stringify(params.allowedValue) });
    case "not":
      return schemaIssue(SchemaForbiddenName, error.propertyName === undefined ? path : pointerTo(path, error.propertyName), {
        name: error.propertyName ?? title,
      });
    case "minLength":
      return schemaIssue(SchemaTooShort, path, { title, limit });
    case "maxLength":
      return schemaIssue(SchemaTooLong, path, { title, limit, count: String(data).length });
    case "minimum":
      return schemaIssue(SchemaTooSmall, path, { title, limit });
    case "maximum":
      return schemaIssue(SchemaTooLarge, path, { title, limit });
    case "exclusiveMinimum":
      return schemaIssue(SchemaNotAbove, path, { title, limit });
    case "minItems":
    case "minProperties":
      return schemaIssue(SchemaTooFew, path, { title, limit });
    case "maxItems":
    case "maxProperties":
      return schemaIssue(SchemaTooMany, path, { title, limit });
    case "uniqueItems":
      return schemaIssue(SchemaRepeated, path, { title });
    default:
      return error.propertyName === undefined
        ? schemaIssue(SchemaPattern, path, { title })
        : schemaIssue(SchemaForbiddenName, pointerTo(path, error.propertyName), { name: error.propertyName });
  }
}
