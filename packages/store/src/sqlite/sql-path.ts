import type { SqlValue } from "./driver.js";

/** SQL of the value at a checked path: NULL when missing or null, a blob for arrays and objects, 0 and 1 for booleans. */
export function valueSql(path: string, document = "doc"): string {
  return path === "id" && document === "doc" ? "id" : `jsonb_extract(${document},${pathLiteral(path)})`;
}

/** SQL of the JSON type at a path: 'true', 'false', 'integer', 'real', 'text', 'array', 'object', 'null', or NULL when missing. */
export function typeSql(path: string, document = "doc"): string {
  return path === "id" && document === "doc" ? "'text'" : `json_type(${document},${pathLiteral(path)})`;
}

/** A checked path as SQL text: `'$."data"."title"'`. Checked paths have no quote, backslash or control character in them. */
export function pathLiteral(path: string): string {
  return `'$."${path.replaceAll("'", "''").replaceAll(".", '"."')}"'`;
}

/** A scalar as SQL text. */
export function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 2 ** 53 ? String(value) : value.toExponential();
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  return `x'${Buffer.from(value).toString("hex")}'`;
}
