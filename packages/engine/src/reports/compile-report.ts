import type { Issue, ReportDefinition } from "@zhili/contracts";
import { readReportTemplate, type TemplateOptions } from "./check-report-template.js";
import { helperTable } from "./helpers/built-in-helpers.js";
import { type CompiledDataset, compileDataset, openEnvironment } from "./shape/compile-dataset.js";
import { type CompiledTemplate, compileTemplate } from "./template/compile-template.js";

export interface ReportOptions extends TemplateOptions {
  /** Text of the template, read from the file that the definition names; none gives plain tables. */
  readonly templateText?: string;
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
  const helpers = helperTable(options.helpers);
  const { program, issues: faults } = readReportTemplate(definition, text, environment, helpers);
  issues.push(...faults);
  return { ref, definition, datasets, ...(program === undefined ? {} : { template: compileTemplate(program, helpers) }), issues };
}
