import type { Dataset, Filter, OrgUnit, PageBlock } from "@zhili/contracts";
import type { ShapedDataset } from "@zhili/engine/reports";
import { subjectOf } from "../access/require-right.js";
import { ORG_UNITS } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { addressOf } from "./row-opens.js";

/** One org unit of a map. */
export interface MapTile {
  readonly id: string;
  readonly name: string;
  /** Nothing where there is no record, or none that the person may read. */
  readonly value: number | null;
  readonly of: number | null;
  readonly column?: number;
  readonly row?: number;
  /** Address of the list of what the value counts. */
  readonly opens: string | null;
  /** The map can be drawn anew for what lies below. */
  readonly deeper: boolean;
}

/** More are not drawn. */
const MOST = 500;

/** The org units that a map shows, by code: those of its level within the place, and those beyond it that have a figure. */
export async function mapTiles(unit: Unit, place: OrgUnit, map: NonNullable<PageBlock["map"]>, shaped: ShapedDataset, dataset: Dataset): Promise<MapTile[]> {
  const key = dataset.group?.find(({ id }) => id === map.unit);
  const wanted = key?.below === true ? { parentId: place.id } : key?.level === undefined ? undefined : { path: { $prefix: place.path }, level: key.level };
  const rows = new Map(shaped.rows.map((row, at) => [String(row[map.unit] ?? ""), { row, opens: shaped.opens?.[at] ?? null }]));
  const within = wanted === undefined ? [] : await unitsOf(unit, wanted);
  const known = new Set(within.map(({ id }) => id));
  const beyond = (await unit.tx.getMany(
    ORG_UNITS,
    [...rows.keys()].filter((id) => id !== "" && !known.has(id)),
  )) as unknown as OrgUnit[];
  const shown = [...within, ...beyond].sort((a, b) => (a.code < b.code ? -1 : 1)).slice(0, MOST);
  const list =
    map.opens !== undefined && unit.ability.filter("read", subjectOf("record-type", map.opens)) !== false ? addressOf("records", map.opens) : undefined;
  const parents = key?.below === true ? await parentsAmong(unit, shown) : new Set<string>();
  return shown.map(({ id, name, tile }) => {
    const found = rows.get(id);
    return {
      id,
      name,
      value: numberOf(found?.row[map.value]),
      of: map.of === undefined ? null : numberOf(found?.row[map.of]),
      opens: found === undefined ? null : (found.opens ?? (list === undefined ? null : `${list}?orgUnit=${encodeURIComponent(id)}`)),
      deeper: parents.has(id) && id !== place.id,
      ...tile,
    };
  });
}

async function unitsOf(unit: Unit, filter: Filter): Promise<OrgUnit[]> {
  const page = await unit.tx.find(ORG_UNITS, filter, { sort: [{ path: "code", direction: "asc" }], limit: MOST });
  return page.items as unknown as OrgUnit[];
}

async function parentsAmong(unit: Unit, units: readonly OrgUnit[]): Promise<Set<string>> {
  const groups = await unit.tx.group(ORG_UNITS, {
    filter: { parentId: { $in: units.map(({ id }) => id) } },
    keys: [{ name: "parent", path: "parentId" }],
    measures: [{ name: "count", measure: "count" }],
  });
  return new Set(groups.map(({ parent }) => String(parent)));
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
