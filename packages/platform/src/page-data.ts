import type { JsonObject, OrgUnit, PageBlock } from "@zhili/contracts";
import type { ShapedDataset } from "@zhili/engine/reports";
import { subjectOf } from "./access/require-right.js";
import { translateDefinition } from "./configuration/translate.js";
import { DefinitionUnknown } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { ORG_UNITS, orgUnit, ownUnit } from "./records/org-unit.js";
import { mapTiles } from "./reports/map-tiles.js";
import { shapeDatasets } from "./reports/render-report-in.js";
import { reportTitles } from "./reports/report-titles.js";
import { addressOf } from "./reports/row-opens.js";
import { readUnit } from "./unit/read-unit.js";
import type { Unit } from "./unit/unit.js";

export interface PageAsk {
  readonly page: string;
  readonly orgUnit?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface PageData {
  readonly blocks: Readonly<Record<string, JsonObject>>;
  readonly meta: JsonObject;
}

/** Figures, tables and charts of a page, within the person's rights. Each block says what its figures rest on. Throws DEFINITION_UNKNOWN. */
export function pageData(platform: Platform, context: RequestContext, ask: PageAsk): Promise<PageData> {
  return readUnit(platform, context, async (unit) => {
    const placed = unit.configuration.pages.get(ask.page);
    if (placed === undefined) throw DefinitionUnknown({ facts: { ref: ask.page, kind: "page" } });
    const pack = unit.configuration.packs.find((one) => one.manifest.id === placed.pack);
    const page = pack === undefined ? placed.definition : translateDefinition(pack, "page", placed.definition.id, placed.definition, context.language);
    const place = ask.orgUnit === undefined ? await ownUnit(unit.tx, context.actor) : await orgUnit(unit.tx, ask.orgUnit);
    const shaped = new Map<string, Record<string, ShapedDataset>>();
    const blocks: Record<string, JsonObject> = {};
    for (const block of page.blocks) {
      if (block.report === undefined || !["indicators", "chart", "table", "map"].includes(block.type)) continue;
      const report = unit.configuration.reportDefinitions.get(block.report);
      if (
        report === undefined ||
        (report.definition.public !== true && !unit.ability.can("read", subjectOf("report", block.report), { orgPath: place.path }).allowed)
      )
        continue;
      let datasets = shaped.get(block.report);
      if (datasets === undefined) {
        datasets = await shapeDatasets(
          unit,
          {
            report: block.report,
            orgUnit: place,
            parameters: {},
            published: false,
            ...(ask.from === undefined ? {} : { from: ask.from }),
            ...(ask.to === undefined ? {} : { to: ask.to }),
          },
          [],
        );
        shaped.set(block.report, datasets);
      }
      blocks[block.id] = await blockData(unit, place, block, datasets);
    }
    return {
      blocks,
      meta: {
        orgUnit: { id: place.id, name: place.name },
        computedAt: unit.now,
        revision: unit.configuration.revision,
        from: ask.from ?? "",
        to: ask.to ?? "",
      },
    };
  });
}

async function blockData(unit: Unit, place: OrgUnit, block: PageBlock, datasets: Readonly<Record<string, ShapedDataset>>): Promise<JsonObject> {
  if (block.type === "indicators") {
    const figures = (block.items ?? []).map((item) => {
      const dataset = datasets[item.dataset];
      const source = dataset?.totals ?? dataset?.rows[0];
      return {
        id: item.id,
        title: item.title,
        value: source === undefined ? 0 : (source[item.value] ?? null),
        of: item.of === undefined || source === undefined ? null : (source[item.of] ?? null),
        ...(dataset?.withheld === true ? { withheld: true } : {}),
        target: item.target ?? null,
        format: item.format ?? "integer",
        opens: figureOpens(unit, dataset, item.opens),
      };
    });
    return JSON.parse(JSON.stringify({ figures })) as JsonObject;
  }
  return block.map === undefined ? tableData(unit, block, datasets) : mapData(unit, place, block, block.map, datasets);
}

/** Tiles of a map, and the unit above from which somebody who went down comes back. */
async function mapData(
  unit: Unit,
  place: OrgUnit,
  block: PageBlock,
  map: NonNullable<PageBlock["map"]>,
  datasets: Readonly<Record<string, ShapedDataset>>,
): Promise<JsonObject> {
  const shaped = datasets[block.dataset ?? ""];
  const report = unit.configuration.reportDefinitions.get(block.report ?? "")?.definition;
  const dataset = report?.datasets.find(({ id }) => id === block.dataset);
  if (shaped === undefined || dataset === undefined) return { tiles: [] };
  const tiles = await mapTiles(unit, place, map, shaped, dataset);
  const above = place.parentId === undefined ? undefined : ((await unit.tx.get(ORG_UNITS, place.parentId)) as unknown as OrgUnit | undefined);
  return JSON.parse(
    JSON.stringify({
      tiles,
      place: { id: place.id, name: place.name },
      above: above === undefined ? null : { id: above.id, name: above.name },
      columns: shaped.columns,
    }),
  ) as JsonObject;
}

/** Where a figure leads: the list of what it counts; where that can't be narrowed so far, the whole list that the page names. */
function figureOpens(unit: Unit, dataset: ShapedDataset | undefined, type: string | undefined): string | null {
  const address = dataset?.rows.length === 1 ? dataset.opens?.[0] : undefined;
  const list = type === undefined || unit.ability.filter("read", subjectOf("record-type", type)) === false ? undefined : addressOf("records", type);
  return list === undefined || address?.startsWith(`${list}?`) === true ? (address ?? null) : list;
}

/** Rows before the most that a page shows. */
const MOST_ROWS = 500;

async function tableData(unit: Unit, block: PageBlock, datasets: Readonly<Record<string, ShapedDataset>>): Promise<JsonObject> {
  const dataset = datasets[block.dataset ?? Object.keys(datasets)[0] ?? ""];
  const report = unit.configuration.reportDefinitions.get(block.report ?? "")?.definition;
  const titles = report === undefined ? {} : await reportTitles(unit, report, datasets);
  const words = Object.fromEntries((dataset?.columns ?? []).map((column) => [column.id, titles[`${dataset?.id}.${column.id}`] ?? {}]));
  return JSON.parse(
    JSON.stringify({
      columns: dataset?.columns ?? [],
      rows: (dataset?.rows ?? []).slice(0, MOST_ROWS),
      opens: (dataset?.opens ?? []).slice(0, MOST_ROWS),
      totals: dataset?.totals ?? null,
      count: dataset?.count ?? 0,
      ...(dataset?.withheld === true ? { withheld: true } : {}),
      words,
    }),
  ) as JsonObject;
}
