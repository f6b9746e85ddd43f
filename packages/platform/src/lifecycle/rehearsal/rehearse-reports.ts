import type { ReportDefinition } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import type { ReportColumn, ReportEffect } from "./rehearsal.js";

/** Reports whose columns change. */
export function rehearseReports(before: Configuration, after: Configuration): ReportEffect[] {
  const effects: ReportEffect[] = [];
  for (const [report, { definition, hash }] of before.reportDefinitions) {
    const next = after.reportDefinitions.get(report);
    if (next?.hash === hash) continue;
    const [had, has] = [columnsOf(definition), columnsOf(next?.definition)];
    const added = has.filter(({ column }) => !had.some((one) => one.column === column));
    const removed = had.filter(({ column }) => !has.some((one) => one.column === column));
    if (added.length + removed.length > 0) effects.push({ report, title: definition.title, added, removed });
  }
  return effects;
}

function columnsOf(report: ReportDefinition | undefined): ReportColumn[] {
  return (report?.datasets ?? []).flatMap((dataset) => (dataset.columns ?? []).map(({ id, title }) => ({ column: `${dataset.id}/${id}`, title: title ?? id })));
}
