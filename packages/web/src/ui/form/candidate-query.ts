import type { JsonObject } from "@zhili/contracts";
import type { ListQuery } from "../../api/records.js";

const LITERAL = /^"([^"\\]*)"$/;
const CLAUSE = /^candidate\.(\w+)(?: (==|in) (.+))?$/;

/**
 * The part of a `refersWhere` that a list can be asked for: `candidate.a == record.b`, `candidate.a == "text"`, `candidate.a in ["x", "y"]`
 * and `candidate.a`, joined by `&&`. The rest is left to the server, which judges what was picked in any case.
 */
export function candidateQuery(where: string | undefined, record: JsonObject, known: (field: string) => boolean): Pick<ListQuery, "filter" | "state"> {
  if (where === undefined || where.includes("||")) return {};
  const filter: Record<string, JsonObject | string | number | boolean> = {};
  let state: string | undefined;
  for (const clause of where.split("&&")) {
    const [, field = "", operator, operand = ""] = CLAUSE.exec(clause.trim()) ?? [];
    const values = field === "" ? [] : operator === undefined ? [true] : operator === "in" ? listed(operand) : single(operand, record);
    if (values.length === 0) continue;
    if (field === "state") state = values.join(",");
    else if (known(field)) filter[field] = values.length === 1 && values[0] !== undefined ? values[0] : { $in: [...values] };
  }
  return { ...(Object.keys(filter).length === 0 ? {} : { filter }), ...(state === undefined ? {} : { state }) };
}

function listed(operand: string): readonly string[] {
  const items = /^\[(.*)\]$/.exec(operand)?.[1]?.split(",") ?? [];
  const values = items.map((item) => LITERAL.exec(item.trim())?.[1]);
  return values.every((value) => value !== undefined) ? values : [];
}

function single(operand: string, record: JsonObject): readonly (string | number | boolean)[] {
  const literal = LITERAL.exec(operand)?.[1];
  if (literal !== undefined) return [literal];
  const value = record[/^record\.(\w+)$/.exec(operand)?.[1] ?? ""];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [value] : [];
}
