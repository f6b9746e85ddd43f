import type { JsonObject } from "@zhili/contracts";
import type { ListQuery } from "@zhili/platform";

/** `filter[field]=v`, `filter[field][$gte]=v`, `state=a,b`, `sort=-field`, `q`, `orgUnit`, `limit`, `cursor`, `count=exact` as a query of records. */
export function recordsQuery(type: string, query: Readonly<Record<string, string | undefined>>): ListQuery {
  const where: JsonObject = {};
  for (const [name, value] of Object.entries(query)) {
    const parts = /^filter\[([^\]]+)\](?:\[([^\]]+)\])?$/.exec(name);
    const field = parts?.[1];
    if (field === undefined || value === undefined) continue;
    const operator = parts?.[2];
    if (operator === undefined) where[field] = value;
    else where[field] = { ...(where[field] as JsonObject | undefined), [operator]: operator === "$in" ? value.split(",") : value };
  }
  const sort =
    query.sort === undefined || query.sort === ""
      ? undefined
      : query.sort.split(",").map((key) => ({ field: key.replace(/^-/, ""), direction: key.startsWith("-") ? ("desc" as const) : ("asc" as const) }));
  return {
    type,
    where,
    count: query.count === "exact",
    ...(query.state === undefined || query.state === "" ? {} : { states: query.state.split(",") }),
    ...(query.orgUnit === undefined ? {} : { orgUnit: query.orgUnit }),
    ...(query.q === undefined ? {} : { q: query.q }),
    ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    ...(query.limit === undefined ? {} : { limit: Math.max(1, Math.min(200, Number(query.limit) || 50)) }),
    ...(sort === undefined ? {} : { sort }),
  };
}
