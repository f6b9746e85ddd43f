import type { JsonObject } from "@zhili/contracts";
import { FilterRefused, type ListQuery } from "@zhili/platform";

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** `filter[field]=v`, `filter[field][$gte]=v`, `state=a,b`, `sort=-field`, `q`, `orgUnit=a,b`, `limit`, `cursor`, `count=exact` as a query of records. */
export function recordsQuery(type: string, query: Parameters): ListQuery {
  const { state, orgUnit, q, cursor, limit, sort } = query;
  const keys = parts(sort).map((key) => ({ field: key.replace(/^-/, ""), direction: key.startsWith("-") ? ("desc" as const) : ("asc" as const) }));
  return {
    type,
    where: filtersOf(query),
    states: parts(state),
    count: query.count === "exact",
    ...(typeof orgUnit === "string" ? { orgUnits: parts(orgUnit).slice(0, 100) } : {}),
    ...(typeof q === "string" ? { q } : {}),
    ...(typeof cursor === "string" && cursor !== "" ? { cursor } : {}),
    ...(typeof limit === "number" ? { limit } : {}),
    ...(keys.length === 0 ? {} : { sort: keys }),
  };
}

function filtersOf(query: Parameters): JsonObject {
  const filters: JsonObject = {};
  for (const [name, value] of Object.entries(query)) {
    const [, field, operator] = /^filter\[([^[\]]+)\](?:\[([^[\]]+)\])?$/.exec(name) ?? [];
    if (field === undefined || typeof value !== "string") continue;
    const earlier = filters[field];
    if (earlier !== undefined && (operator === undefined || typeof earlier === "string")) throw FilterRefused({ facts: { field } });
    const many = operator === "$in" || operator === "$nin";
    filters[field] = operator === undefined ? value : { ...(earlier as JsonObject | undefined), [operator]: many ? value.split(",") : value };
  }
  return filters;
}

function parts(text: string | number | undefined): string[] {
  return typeof text === "string" ? text.split(",").filter((part) => part !== "") : [];
}
