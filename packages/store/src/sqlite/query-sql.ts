import type { Condition } from "../dialect/condition.js";
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

/** The id when the condition asks for nothing but one id. */
export function onlyId(condition: Condition): string | undefined {
  if (condition.kind !== "test" || condition.path !== "id" || condition.operator !== "$eq") return undefined;
  return typeof condition.value === "string" ? condition.value : undefined;
}
