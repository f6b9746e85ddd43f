import type { Issue } from "@zhili/contracts";
import type { TypeEnvironment } from "../expression/index.js";
import { ReportsBadTemplate, reportIssue } from "./errors.js";
import { helperTable } from "./helpers/built-in-helpers.js";
import type { ReportHelper } from "./helpers/helper.js";
import { checkProgram } from "./template/check-template.js";
import { parseTemplate } from "./template/parse-template.js";
import { ANY, fromEnvironment } from "./template/template-type.js";

/**
 * What is wrong with a short text with places: syntax, unknown helpers, fields that are not among the names. A name `$any` lets every
 * field pass. Paths of the issues are empty; the caller knows where the text stands.
 */
export function checkTemplate(text: string, names: TypeEnvironment, helpers: readonly ReportHelper[] = []): Issue[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return [reportIssue(ReportsBadTemplate, "", { ...parsed.fault })];
  return checkProgram(parsed.program, "$any" in names ? ANY : { fields: fromEnvironment(names) }, helperTable(helpers));
}
