import type { Issue, JsonObject } from "@zhili/contracts";
import { cleanData } from "./clean-data.js";
import { isObject } from "./places.js";
import type { FormParts } from "./prepare.js";

/** Keeps what was typed and tells only what could never be right: a wrong type, an unknown field, a text that is too long. */
export function draftOf(form: FormParts, given: JsonObject): { data: JsonObject; issues: Issue[] } {
  const issues: Issue[] = [];
  const data = cleanData(isObject(given) ? given : {}, form.definition.schema, form.formats, issues);
  const early = new Set(["SCHEMA_TYPE", "SCHEMA_UNKNOWN_FIELD", "SCHEMA_FORBIDDEN_NAME", "SCHEMA_TOO_LONG", "SCHEMA_TOO_MANY"]);
  issues.push(...form.schema.validate(data, { draft: true }).filter(({ code }) => early.has(code)));
  return { data, issues };
}
