import type { ReportDefinition } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import type { ReportEffect } from "./rehearsal.js";

/** Reports whose columns change, as `dataset/column`. */
export function rehearseReports(before: Configuration, after: Configuration): ReportEffect[] {
  const effects: ReportEffect[] = [];
  for (const [report, { definition, hash }] of before.reportDefinitions) {
    const next = after.reportDefinitions.get(report);
    if (next?.hash === hash) continue;
    const [had, has] = [columnsOf(definition), columnsOf(next?.definition)];
    const added = has.filter((column) => !had.includes(column));
    const removed = had.filter((column) => !has.includes(column));
    if (added.length + removed.length > 0) effects.push({ report, title: definition.title, added, removed });
  }
  return effects;
}

function columnsOf(report: ReportDefinition | undefined): string[] {
  return (report?.datasets ?? []).flatMap((dataset) => (dataset.columns ?? []).map((column) => `${dataset.id}/${column.id}`));
}
