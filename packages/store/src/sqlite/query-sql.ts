import type { Filter } from "@zhili/contracts";
import type { Condition } from "../dialect/condition.js";
import { parseFilter } from "../dialect/parse-filter.js";
import type { CollectionInfo } from "./collection-info.js";
import { conditionSql } from "./condition-sql.js";
import type { SqlValue } from "./driver.js";
import type { ArrayBound } from "./sql-scope.js";

/** A filter as the text after WHERE, with its bound values. */
export interface WhereSql {
  readonly sql: string;
  readonly parameters: SqlValue[];
}

/** Turns a condition into SQL for one collection. `usesArrayIndex` may refuse the side table of an array index for given bounds. */
export function whereSql(
  info: CollectionInfo,
  condition: Condition,
  usesArrayIndex: (table: string, bounds: readonly ArrayBound[]) => boolean = () => true,
): WhereSql {
  const parameters: SqlValue[] = [];
  const sql = conditionSql(condition, {
    document: "doc",
    parameters,
    isPartial: (path, value) => info.isPartial(path, value),
    arrayTable: (path, bounds) => {
      const table = info.arrayTable(path);
      return table !== undefined && usesArrayIndex(table, bounds) ? table : undefined;
    },
  });
  return { sql, parameters };
}

/** The id when the filter asks for nothing but one id. */
export function onlyId(filter: Filter): string | undefined {
  const id = filter.id;
  if (typeof id !== "string") return undefined;
  for (const key in filter) if (key !== "id") return undefined;
  return id;
}

/** A filter as a checked condition. */
export function conditionOf(filter: Filter): Condition {
  return parseFilter(filter);
}
