import type { Dataset, Filter, JsonObject, StoreReader } from "@zhili/contracts";
import type { SourceRow } from "@zhili/engine/reports";
import type { RecordType } from "../configuration/configuration.js";
import { storePath } from "../facts/record-filter.js";
import { writePath } from "../records/field-path.js";

/** Fields by which the store groups, and those that it sums. */
export interface Sums {
  readonly keys: readonly Field[];
  readonly amounts: readonly Field[];
}

interface Field {
  readonly field: string;
  readonly path: string;
}

const WORDS = new Set(["state", "orgUnit", "createdBy"]);
const NUMBERS = new Set(["integer", "number"]);

/**
 * What the store can add up by itself, so that not every record has to be read: counts and sums of numbers, grouped by plain fields of the
 * record. Nothing for datasets that want more than that.
 */
export function summedInStore(type: RecordType, dataset: Dataset): Sums | undefined {
  const { group = [], measures = [], columns = [], join = [] } = dataset;
  if (measures.length === 0 || (group.length === 0 && columns.length > 0) || join.length > 0) return undefined;
  const computed = new Set(columns.map(({ id }) => id));
  const keys = group.filter(({ field, bucket }) => bucket === undefined && isKey(type, field)).map(({ field }) => field);
  const amounts = measures.flatMap(({ field, measure }) => (measure === "sum" && field !== undefined && isAmount(type, field) ? [field] : []));
  const counts = measures.filter(({ measure }) => measure === "count").length;
  const named = [...keys, ...amounts];
  if (keys.length < group.length || amounts.length + counts < measures.length || named.some((field) => computed.has(field))) return undefined;
  if (keys.some((field) => amounts.includes(field))) return undefined;
  const placed = (fields: readonly string[]) => [...new Set(fields)].map((field) => ({ field, path: storePath(type, field) }));
  return { keys: placed(keys), amounts: placed(amounts) };
}

/** One row for each combination of keys, standing for all the records that have it. */
export async function readSums(reader: StoreReader, collection: string, filter: Filter, { keys, amounts }: Sums): Promise<SourceRow[]> {
  const groups = await reader.group(collection, {
    filter,
    keys: keys.map(({ path }, at) => ({ name: `k${at}`, path })),
    measures: [{ name: "count", measure: "count" }, ...amounts.map(({ path }, at) => ({ name: `a${at}`, measure: "sum" as const, path }))],
  });
  return groups.map((found) => {
    let row: JsonObject = {};
    for (const [at, { field }] of keys.entries()) row = writePath(row, field, found[`k${at}`] ?? null);
    for (const [at, { field }] of amounts.entries()) row = writePath(row, field, found[`a${at}`] ?? 0);
    return { row, count: Number(found.count) };
  });
}

function isKey(type: RecordType, field: string): boolean {
  const schema = type.definition.schema.properties[field];
  if (schema === undefined) return WORDS.has(field);
  return schema.type !== "array" && schema.type !== "object" && !type.sensitive.has(field);
}

function isAmount(type: RecordType, field: string): boolean {
  const schema = type.definition.schema.properties[field];
  return schema !== undefined && NUMBERS.has(String(schema.type)) && !type.sensitive.has(field);
}
