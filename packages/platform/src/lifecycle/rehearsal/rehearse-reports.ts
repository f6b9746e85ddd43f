import type { Language, ReportDefinition } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import { inLanguage } from "../../configuration/translate.js";
import type { ReportColumn, ReportEffect } from "./rehearsal.js";

/** Reports whose columns change, in the reader's language. */
export function rehearseReports(before: Configuration, after: Configuration, language: Language): ReportEffect[] {
  const effects: ReportEffect[] = [];
  for (const [report, old] of before.reportDefinitions) {
    const next = after.reportDefinitions.get(report);
    if (next?.hash === old.hash) continue;
    const definition = inLanguage({ configuration: before, context: { language } }, "report", old);
    const shown = next === undefined ? undefined : inLanguage({ configuration: after, context: { language } }, "report", next);
    const [had, has] = [columnsOf(definition), columnsOf(shown)];
    const added = has.filter(({ column }) => !had.some((one) => one.column === column));
    const removed = had.filter(({ column }) => !has.some((one) => one.column === column));
    if (added.length + removed.length > 0) effects.push({ report, title: definition.title, added, removed });
  }
  return effects;
}

function columnsOf(report: ReportDefinition | undefined): ReportColumn[] {
  return (report?.datasets ?? []).flatMap((dataset) => (dataset.columns ?? []).map(({ id, title }) => ({ column: `${dataset.id}/${id}`, title: title ?? id })));
}
