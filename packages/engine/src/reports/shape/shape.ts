import type { Dataset } from "@zhili/contracts";
import { bucketOf } from "./bucket.js";
import { type Cell, type CompiledDataset, cellOf } from "./compile-dataset.js";
import { measureOf } from "./measure.js";
import type { ShapeContext, ShapedColumn, ShapedDataset, ShapedRow, SourceRow } from "./shaped.js";
import { sortRows } from "./sort-rows.js";

type Key = NonNullable<Dataset["group"]>[number];

const SUMMED = ["integer", "decimal", "money", "points"];
const DEFAULT_ZONE = "Asia/Shanghai";

/**
 * Rows of a source as the dataset wants them: columns, or groups with measures, sorted and cut to the limit, with totals over all rows.
 * Measures without groups give one row, or belong to the totals where there are columns. The same input gives the same output.
 */
export function shape(dataset: CompiledDataset, rows: readonly SourceRow[], context: ShapeContext): ShapedDataset {
  const { definition } = dataset;
  const { columns = [], group = [], measures = [] } = definition;
  const listed = group.length === 0 && (columns.length > 0 || measures.length === 0);
  const made = listed ? listRows(dataset, rows, context) : groupRows(dataset, rows, context);
  const limited = definition.limit === undefined ? made : made.slice(0, definition.limit);
  const opens = limited.map((one) => one.opens ?? null);
  const wanted = definition.totals === true || (listed && measures.length > 0);
  return {
    id: definition.id,
    title: definition.title ?? definition.id,
    columns: listed ? columns.map(columnOf) : [...group.map(keyColumn), ...measures.map(columnOf)],
    rows: limited.map(({ row }) => row),
    ...(wanted ? { totals: totalsOf(dataset, rows, context, listed) } : {}),
    count: made.length,
    ...(opens.some((one) => one !== null) ? { opens } : {}),
  };
}

function columnOf({ id, title, format }: { id: string; title?: string; format?: ShapedColumn["format"] }): ShapedColumn {
  return { id, title: title ?? id, ...(format === undefined ? {} : { format }) };
}

function keyColumn({ id, title, level, below, field }: Key): ShapedColumn {
  const place = level !== undefined || below === true || field === "orgUnit" || field.endsWith(".orgUnit");
  return { id, title: title ?? id, ...(place ? { format: "org-unit" as const } : {}) };
}

/** A row made, and where it leads. */
interface MadeRow {
  readonly row: ShapedRow;
  readonly opens?: string | undefined;
}

function listRows(dataset: CompiledDataset, rows: readonly SourceRow[], context: ShapeContext): MadeRow[] {
  const { columns = [], sort } = dataset.definition;
  const cells: [string, Cell][] = columns.map(({ id }) => [id, cellOf(dataset, id)]);
  const sorted = sortRows(rows, sort, (source, field) => cellOf(dataset, field)(source, context));
  if (cells.length === 0) return sorted.map(({ row, joined, opens }) => ({ row: { ...joined, ...row }, opens }));
  return sorted.map((source) => ({ row: Object.fromEntries(cells.map(([id, cell]) => [id, cell(source, context) ?? null])), opens: source.opens }));
}

function groupRows(dataset: CompiledDataset, rows: readonly SourceRow[], context: ShapeContext): MadeRow[] {
  const { group = [], sort } = dataset.definition;
  const groups = new Map<string, { keys: Record<string, unknown>; rows: SourceRow[] }>();
  if (group.length === 0) groups.set("", { keys: {}, rows: [...rows] });
  else {
    for (const source of rows) {
      const keys = Object.fromEntries(group.map((key) => [key.id, keyValue(dataset, key, source, context)]));
      const name = JSON.stringify(keys);
      const known = groups.get(name) ?? { keys, rows: [] };
      known.rows.push(source);
      groups.set(name, known);
    }
  }
  const made = [...groups.values()].map(
    ({ keys, rows: members }): MadeRow => ({ row: { ...keys, ...measured(dataset, members, context) }, opens: context.opensGroup?.(keys) }),
  );
  if (sort !== undefined) return sortRows(made, sort, ({ row }, field) => row[field] ?? row[group.find((key) => key.field === field)?.id ?? field]);
  const codes = new Map(group.map((key) => [key.id, key.bucket === undefined && key.level === undefined ? context.codes?.(key.field) : undefined]));
  return sortRows(
    made,
    group.map(({ id }) => ({ field: id })),
    ({ row }, id) => placeOf(row[id], codes.get(id)),
  );
}

/** Where a code stands among those of its field, those that are no longer defined at the end; any other value itself. */
function placeOf(value: unknown, codes: readonly string[] | undefined): unknown {
  if (codes === undefined || typeof value !== "string") return value;
  const at = codes.indexOf(value);
  return at < 0 ? codes.length : at;
}

function keyValue(dataset: CompiledDataset, { field, bucket, level, below }: Key, source: SourceRow, context: ShapeContext): unknown {
  const value = cellOf(dataset, field)(source, context) ?? null;
  if (bucket !== undefined) return bucketOf(value, bucket, context.zone ?? DEFAULT_ZONE);
  if (below === true && typeof value === "string") return context.below?.(value) ?? value;
  return level !== undefined && typeof value === "string" ? (context.ancestor?.(value, level) ?? value) : value;
}

function measured(dataset: CompiledDataset, rows: readonly SourceRow[], context: ShapeContext): Record<string, unknown> {
  const count = rows.reduce((sum, row) => sum + (row.count ?? 1), 0);
  return Object.fromEntries(
    (dataset.definition.measures ?? []).map(({ id, measure, field }) => {
      const cell = field === undefined ? undefined : cellOf(dataset, field);
      return [id, measureOf(measure, cell === undefined ? [] : rows.map((source) => cell(source, context)), count)];
    }),
  );
}

/** Measures over all rows, and sums of the listed columns that hold amounts. */
function totalsOf(dataset: CompiledDataset, rows: readonly SourceRow[], context: ShapeContext, listed: boolean): ShapedRow {
  const summed = listed ? (dataset.definition.columns ?? []).filter(({ format }) => format !== undefined && SUMMED.includes(format)) : [];
  const sums = summed.map(({ id }) => {
    const cell = cellOf(dataset, id);
    return [
      id,
      measureOf(
        "sum",
        rows.map((source) => cell(source, context)),
        rows.length,
      ),
    ];
  });
  return { ...Object.fromEntries(sums), ...measured(dataset, rows, context) };
}
