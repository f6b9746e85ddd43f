import type { Dataset, Issue, ReportDefinition } from "@zhili/contracts";
import type { TypeEnvironment } from "../expression/index.js";
import { ReportsBadTemplate, reportIssue } from "./errors.js";
import { helperTable } from "./helpers/built-in-helpers.js";
import type { HelperTable, ReportHelper } from "./helpers/helper.js";
import { META_NAMES } from "./report-meta.js";
import { isRecordAtHand } from "./shape/at-hand.js";
import { openEnvironment } from "./shape/compile-dataset.js";
import { checkProgram } from "./template/check-template.js";
import { type Program, parseTemplate } from "./template/parse-template.js";
import { ANY, fromExpressionType, type TemplateType } from "./template/template-type.js";

type EnvironmentOf = (dataset: Dataset) => TypeEnvironment;

export interface TemplateOptions {
  /** Helpers of plugins. */
  readonly helpers?: readonly ReportHelper[];
  /** Types of `row`, joined names and `params` of a dataset; anything goes when absent. */
  readonly environment?: EnvironmentOf;
}

/**
 * What is wrong with one template of a report (its own, or a translation of it): syntax, unknown fields and helpers, what is not safe.
 * Lines are those of the template; paths say `/template`, the caller knows in which file it stands.
 */
export function checkReportTemplate(definition: ReportDefinition, text: string, options: TemplateOptions = {}): Issue[] {
  return readReportTemplate(definition, text, options.environment ?? openEnvironment, helperTable(options.helpers)).issues;
}

/** The template parsed, or what is wrong with it. */
export function readReportTemplate(
  definition: ReportDefinition,
  text: string,
  environment: EnvironmentOf,
  helpers: HelperTable,
): { readonly program?: Program; readonly issues: Issue[] } {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return { issues: [reportIssue(ReportsBadTemplate, "/template", { ...parsed.fault })] };
  const issues = checkProgram(parsed.program, rootType(definition, environment), helpers).map((issue) => ({ ...issue, path: "/template" }));
  return issues.length > 0 ? { issues } : { program: parsed.program, issues };
}

/** What stands at the top of a template: the datasets, `params`, `meta`, and the record at hand. */
function rootType(definition: ReportDefinition, environment: EnvironmentOf): TemplateType {
  const datasets = Object.fromEntries(definition.datasets.map((dataset) => [dataset.id, datasetType(dataset, environment(dataset))]));
  const params = Object.fromEntries(Object.keys(definition.parameters?.properties ?? {}).map((name) => [name, ANY]));
  const meta = Object.fromEntries(META_NAMES.map((name) => [name, name === "heads" ? ANY : {}]));
  const own = definition.datasets.find(isRecordAtHand);
  const record = own === undefined ? ANY : rowOf(own, environment(own));
  return { fields: { record, title: {}, ...datasets, params: { fields: params }, meta: { fields: meta } } };
}

function datasetType(dataset: Dataset, environment: TypeEnvironment): TemplateType {
  const { columns = [], measures = [] } = dataset;
  const row = rowOf(dataset, environment);
  const totals: TemplateType = { fields: Object.fromEntries([...columns, ...measures].map(({ id }) => [id, {}])) };
  const own = { rows: { list: row }, columns: ANY, totals, title: {}, count: {} };
  if (isRecordAtHand(dataset)) return row.any === true ? ANY : { fields: { ...row.fields, ...own } };
  return { list: row, fields: own };
}

/** One row as templates see it: its columns, or its groups and measures; without columns, all that the row has. */
function rowOf(dataset: Dataset, environment: TypeEnvironment): TemplateType {
  const { columns = [], group = [], measures = [] } = dataset;
  const listed = group.length === 0 && (columns.length > 0 || measures.length === 0);
  if (listed && columns.length === 0) return fromExpressionType(environment.row ?? "dyn");
  const names = listed ? columns.map(({ id }) => id) : [...group, ...measures].map(({ id }) => id);
  return { fields: Object.fromEntries(names.map((name) => [name, ANY])) };
}
