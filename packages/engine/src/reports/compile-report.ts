import type { Dataset, Issue, ReportDefinition } from "@zhili/contracts";
import type { TypeEnvironment } from "../expression/index.js";
import { ReportsBadTemplate, reportIssue } from "./errors.js";
import { helperTable } from "./helpers/built-in-helpers.js";
import type { ReportHelper } from "./helpers/helper.js";
import { META_NAMES } from "./report-meta.js";
import { type CompiledDataset, compileDataset, openEnvironment } from "./shape/compile-dataset.js";
import { checkProgram } from "./template/check-template.js";
import { type CompiledTemplate, compileTemplate } from "./template/compile-template.js";
import { parseTemplate } from "./template/parse-template.js";
import { ANY, fromExpressionType, type TemplateType } from "./template/template-type.js";

export interface ReportOptions {
  /** Text of the template, read from the file that the definition names; none gives plain tables. */
  readonly templateText?: string;
  /** Helpers of plugins. */
  readonly helpers?: readonly ReportHelper[];
  /** Types of `row`, joined names and `params` of a dataset; anything goes when absent. */
  readonly environment?: (dataset: Dataset) => TypeEnvironment;
}

export interface CompiledReport {
  /** `pack:id`. */
  readonly ref: string;
  readonly definition: ReportDefinition;
  readonly datasets: ReadonlyMap<string, CompiledDataset>;
  readonly template?: CompiledTemplate;
  /** What is wrong with it; a report with issues is not rendered. */
  readonly issues: readonly Issue[];
}

/** Compiles the expressions and the template of a report; faults are in `issues`, with a path into the definition. */
export function compileReport(ref: string, definition: ReportDefinition, options: ReportOptions = {}): CompiledReport {
  const issues: Issue[] = [];
  const environment = options.environment ?? openEnvironment;
  const datasets = new Map(
    definition.datasets.map((dataset, at) => [dataset.id, compileDataset(dataset, environment(dataset), `/datasets/${at}`, issues)] as const),
  );
  const text = options.templateText ?? (typeof definition.template === "string" ? definition.template : undefined);
  if (text === undefined || text === "") return { ref, definition, datasets, issues };
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    issues.push(reportIssue(ReportsBadTemplate, "/template", { reason: parsed.reason, reasonZh: parsed.reason }));
    return { ref, definition, datasets, issues };
  }
  const helpers = helperTable(options.helpers);
  const faults = checkProgram(parsed.program, rootType(definition, environment), helpers);
  issues.push(...faults.map((issue) => ({ ...issue, path: "/template" })));
  return faults.length > 0 ? { ref, definition, datasets, issues } : { ref, definition, datasets, template: compileTemplate(parsed.program, helpers), issues };
}

/** What stands at the top of a template: the datasets, `params`, `meta`, and the record at hand. */
function rootType(definition: ReportDefinition, environment: (dataset: Dataset) => TypeEnvironment): TemplateType {
  const datasets = Object.fromEntries(definition.datasets.map((dataset) => [dataset.id, datasetType(dataset, environment(dataset))]));
  const params = Object.fromEntries(Object.keys(definition.parameters?.properties ?? {}).map((name) => [name, ANY]));
  const meta = Object.fromEntries(META_NAMES.map((name) => [name, name === "heads" ? ANY : {}]));
  return { fields: { record: ANY, title: {}, ...datasets, params: { fields: params }, meta: { fields: meta } } };
}

function datasetType(dataset: Dataset, environment: TypeEnvironment): TemplateType {
  const { columns = [], group = [], measures = [] } = dataset;
  const listed = group.length === 0 && (columns.length > 0 || measures.length === 0);
  const names = listed ? columns.map(({ id }) => id) : [...group, ...measures].map(({ id }) => id);
  const free = listed && columns.length === 0 ? fromExpressionType(environment.row ?? "dyn") : undefined;
  const row: TemplateType = free ?? { fields: Object.fromEntries(names.map((name) => [name, ANY])) };
  const totals: TemplateType = { fields: Object.fromEntries([...columns, ...measures].map(({ id }) => [id, {}])) };
  const own = { rows: { list: row }, columns: ANY, totals, title: {}, count: {} };
  if (dataset.source.record === true) return row.any === true ? ANY : { fields: { ...row.fields, ...own } };
  return { list: row, fields: own };
}
