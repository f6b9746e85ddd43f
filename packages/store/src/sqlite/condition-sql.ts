import type { Condition } from "../dialect/condition.js";
import type { SqlScope } from "./sql-scope.js";
import { testSql } from "./test-sql.js";

/** A condition as SQL text; never NULL-valued at the top where that would matter, for NULL refuses a row as false does. */
export function conditionSql(condition: Condition, scope: SqlScope): string {
  if (condition.kind === "test") return testSql(condition, scope, [condition]);
  if (condition.parts.length === 0) return condition.kind === "all" ? "1" : "0";
  const siblings = condition.kind === "all" ? condition.parts.filter((part) => part.kind === "test") : [];
  const parts = condition.parts.map((part) => (part.kind === "test" ? testSql(part, scope, siblings) : conditionSql(part, scope)));
  return condition.kind === "all" ? parts.join(" AND ") : `(${parts.map((part) => `(${part})`).join(" OR ")})`;
}
