import type { Filter, OrgUnit } from "@zhili/contracts";
import { SignInNeeded } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { lineOf, ORG_UNITS, orgUnit } from "./records/org-unit.js";

export interface OrgUnitQuery {
  /** Children of this unit; `root` for units without a parent. */
  readonly parent?: string;
  /** Units below this one at any depth. */
  readonly within?: string;
  readonly level?: string;
  /** Part of the name, or the beginning of the code. */
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Org units by code. Everybody who is signed in may see the administrative tree. Throws SIGN_IN_NEEDED. */
export async function listOrgUnits(platform: Platform, context: RequestContext, query: OrgUnitQuery = {}): Promise<{ items: OrgUnit[]; cursor?: string }> {
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  const q = query.q?.normalize("NFKC").trim() ?? "";
  const within = query.within === undefined ? undefined : ((await platform.store.get(ORG_UNITS, query.within)) as unknown as OrgUnit | undefined);
  const parts: Filter[] = [];
  if (query.parent !== undefined) parts.push({ parentId: query.parent === "root" ? null : query.parent });
  if (query.within !== undefined) parts.push({ path: { $prefix: within?.path ?? "/none/" } });
  if (query.level !== undefined) parts.push({ level: query.level });
  if (q !== "") parts.push({ $or: [{ name: { $contains: q } }, { code: { $prefix: q } }] });
  const page = await platform.store.find(ORG_UNITS, parts.length === 0 ? {} : { $and: parts }, {
    sort: [{ path: "code", direction: "asc" }],
    limit: Math.min(query.limit ?? 50, 1000),
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
  });
  return { items: page.items as unknown as OrgUnit[], ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** One unit with those above it, from the root down. Throws ORG_UNIT_UNKNOWN, SIGN_IN_NEEDED. */
export async function getOrgUnit(platform: Platform, context: RequestContext, id: string): Promise<OrgUnit & { readonly ancestors: readonly OrgUnit[] }> {
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  const found = await orgUnit(platform.store, id);
  return { ...found, ancestors: (await lineOf(platform.store, found)).filter((unit) => unit.id !== id) };
}
