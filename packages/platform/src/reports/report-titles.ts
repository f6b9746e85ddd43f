import type { ReportDefinition } from "@zhili/contracts";
import type { ShapedDataset } from "@zhili/engine/reports";
import { inLanguage, translateDefinition } from "../configuration/translate.js";
import { ORG_UNITS } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";

type Titles = Record<string, Record<string, string>>;

/** Words for the codes in a report's cells: org units, states, options and code lists, referred records. */
export async function reportTitles(unit: Unit, report: ReportDefinition, datasets: Readonly<Record<string, ShapedDataset>>): Promise<Titles> {
  const titles: Titles = { state: {} };
  for (const [ref, placed] of unit.configuration.codeLists) titles[ref] = titlesOf(unit, "code-list", placed).items;
  for (const placed of unit.configuration.workflowDefinitions.values()) Object.assign(titles.state ?? {}, titlesOf(unit, "workflow", placed).states);
  for (const dataset of report.datasets) {
    const shaped = datasets[dataset.id];
    for (const column of shaped?.columns ?? []) {
      const field = dataset.columns?.find((one) => one.id === column.id)?.field ?? dataset.group?.find((one) => one.id === column.id)?.field ?? column.id;
      const key = `${dataset.id}.${column.id}`;
      if (column.format === "org-unit") titles[key] = await namesOf(unit, ORG_UNITS, shaped, column.id);
      else Object.assign(titles, await fieldTitles(unit, dataset.source.recordType, field, key, shaped, column.id));
    }
  }
  return titles;
}

async function fieldTitles(
  unit: Unit,
  recordType: string | undefined,
  field: string,
  key: string,
  shaped: ShapedDataset | undefined,
  column: string,
): Promise<Titles> {
  const type = recordType === undefined ? undefined : unit.configuration.recordTypes.get(recordType);
  if (field === "state") {
    const workflow = unit.configuration.workflowDefinitions.get(type?.workflow ?? "");
    return { [key]: workflow === undefined ? {} : titlesOf(unit, "workflow", workflow).states };
  }
  const schema = type === undefined ? undefined : inLanguage(unit, "record-type", type).schema.properties[field];
  if (type === undefined || schema === undefined) return {};
  if (schema.options !== undefined) return { [key]: Object.fromEntries(schema.options.map((option) => [option.id, option.title])) };
  const list = unit.configuration.codeLists.get(schema.codeList ?? "");
  if (list !== undefined) return { [key]: titlesOf(unit, "code-list", list).items };
  const target = type.references.get(field);
  const collection = target === "org-unit" ? ORG_UNITS : target === undefined ? undefined : unit.configuration.recordTypes.get(target)?.collection;
  return collection === undefined ? {} : { [key]: await namesOf(unit, collection, shaped, column) };
}

async function namesOf(unit: Unit, collection: string, shaped: ShapedDataset | undefined, column: string): Promise<Record<string, string>> {
  const ids = new Set((shaped?.rows ?? []).flatMap((row) => (typeof row[column] === "string" ? [row[column]] : [])));
  const found = await unit.tx.getMany(collection, [...ids]);
  return Object.fromEntries(found.map((one) => [one.id, String(one.name ?? one.title ?? one.id)]));
}

function titlesOf(
  unit: Unit,
  kind: string,
  placed: { pack: string; definition: { id: string; items?: readonly { id: string; title: string }[]; states?: readonly { id: string; title: string }[] } },
): {
  items: Record<string, string>;
  states: Record<string, string>;
} {
  const pack = unit.configuration.packs.find((one) => one.manifest.id === placed.pack);
  const definition = pack === undefined ? placed.definition : translateDefinition(pack, kind, placed.definition.id, placed.definition, unit.context.language);
  const byId = (members: readonly { id: string; title: string }[] | undefined) => Object.fromEntries((members ?? []).map((one) => [one.id, one.title]));
  return { items: byId(definition.items), states: byId(definition.states) };
}
