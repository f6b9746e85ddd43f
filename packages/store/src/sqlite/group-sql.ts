import type { GroupSpec } from "@zhili/contracts";
import { zoneMinutes } from "../dialect/check-group.js";
import { pathLiteral, typeSql, valueSql } from "./sql-path.js";

const DATE_LIKE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*";

/**
 * The SELECT of a group. `where` is the filter as SQL. Values are computed once for each row in an inner query that the planner may
 * not merge (hence its LIMIT), so that the sorter carries them and not whole documents.
 * True and false come out as blobs x'01' and x'00', so that they are not 1 and 0.
 */
export function groupSql(table: string, spec: GroupSpec, where: string): string {
  const inner: string[] = [];
  const keys = spec.keys.map((key, at) => {
    inner.push(`${key.bucket === undefined ? typedSql(key.path) : bucketSql(key.path, key.bucket, zoneMinutes(key.zone))} AS x${at}`);
    return `x${at} AS k${at}`;
  });
  const measures = spec.measures.map((measure, at) => {
    const column = `y${at}`;
    if (measure.path === undefined) return `count(*) AS m${at}`;
    inner.push(`${measuredSql(measure.measure, measure.path)} AS ${column}`);
    return `${aggregateSql(measure.measure, column)} AS m${at}`;
  });
  if (inner.length === 0) inner.push("1");
  const grouping = spec.keys.length === 0 ? "" : ` GROUP BY ${spec.keys.map((_, at) => `x${at}`).join(",")}`;
  return `SELECT ${[...keys, ...measures].join(", ")} FROM (SELECT ${inner.join(", ")} FROM ${table} WHERE ${where} LIMIT -1 OFFSET 0)${grouping}`;
}

/** Scalars that keep their type; arrays and objects as NULL. */
export function typedSql(path: string): string {
  if (path === "id") return "id";
  return `CASE ${typeSql(path)} WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' WHEN 'array' THEN NULL WHEN 'object' THEN NULL ELSE ${valueSql(path)} END`;
}

function measuredSql(measure: GroupSpec["measures"][number]["measure"], path: string): string {
  if (path === "id") return measure === "sum" || measure === "avg" ? "NULL" : "id";
  if (measure === "count") return valueSql(path);
  if (measure === "count-distinct") return typedSql(path);
  const types = measure === "sum" || measure === "avg" ? "('integer','real')" : "('integer','real','text')";
  return `CASE WHEN json_type(doc,${pathLiteral(path)}) IN ${types} THEN ${valueSql(path)} END`;
}

function aggregateSql(measure: GroupSpec["measures"][number]["measure"], column: string): string {
  if (measure === "count-distinct") return `count(DISTINCT ${column})`;
  return measure === "sum" ? `coalesce(sum(${column}),0)` : `${measure}(${column})`;
}

function bucketSql(path: string, bucket: NonNullable<GroupSpec["keys"][number]["bucket"]>, minutes: number): string {
  const value = valueSql(path);
  const shift = minutes === 0 ? "" : `, CASE WHEN length(${value}) = 10 THEN '+0 minutes' ELSE '${minutes >= 0 ? "+" : ""}${minutes} minutes' END`;
  const at = (format: string) => `strftime('${format}', ${value}${shift})`;
  const cut = {
    year: () => at("%Y"),
    quarter: () => `${at("%Y")} || '-Q' || ((${at("%m")} + 2) / 3)`,
    month: () => at("%Y-%m"),
    week: () => at("%G-W%V"),
    day: () => at("%Y-%m-%d"),
  }[bucket]();
  return `CASE WHEN typeof(${value}) = 'text' AND ${value} GLOB '${DATE_LIKE}' THEN ${cut} END`;
}
