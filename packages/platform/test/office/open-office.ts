import type { Actor, Grant, JsonObject, OrgUnit } from "@zhili/contracts";
import { readPack } from "@zhili/engine/packs";
import {
  applyPacks,
  createPlatform,
  createVault,
  type Platform,
  type PlatformParts,
  type RequestContext,
  type SimulatedClock,
  simulatedClock,
  systemContext,
} from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";

export interface Office {
  readonly platform: Platform;
  readonly clock: SimulatedClock;
  /** Moves the clock on. */
  wait(milliseconds: number): void;
  as(actor: Actor): RequestContext;
  readonly system: RequestContext;
  readonly nobody: RequestContext;
}

export const MINUTE = 60_000;
export const COUNTY = { id: "c1", code: "c1", level: "county", name: "测试县", path: "/c1/" };
export const TOWNS = [
  { id: "t1", code: "t1", level: "township", name: "东镇", path: "/c1/t1/", parentId: "c1" },
  { id: "t2", code: "t2", level: "township", name: "西镇", path: "/c1/t2/", parentId: "c1" },
];

/** Roles of a small county: three administrators, a clerk, an auditor of the clerk, and somebody without levels. */
const ROLES: readonly JsonObject[] = [
  role("system-admin", { administers: "system", excludes: ["security-admin", "audit-admin"] }, ["read", "configure", "publish"], ["configuration"]),
  role("security-admin", { administers: "security" }, ["read", "create", "update", "grant"], ["users"]),
  role("audit-admin", { administers: "audit" }, ["read", "audit", "export"], ["audit"]),
  role("clerk", { levels: ["township", "county"], excludes: ["checker"] }, ["read", "create", "update", "transition"], ["record-type/*"], false),
  role("checker", {}, ["read"], ["record-type/*"], false),
];

function role(id: string, more: JsonObject, actions: string[], subjects: string[], anywhere = true): JsonObject {
  return { id, title: id, ...more, rules: [{ id: "all", actions, subjects, ...(anywhere ? { anywhere } : {}) }] };
}

/** Files of the county's pack; more are put beside them. */
export function packFiles(more: Readonly<Record<string, JsonObject | string>> = {}): Record<string, string> {
  const manifest = { kind: "pack", formatVersion: 1, id: "office", title: "测试", requires: { platform: "^1.0.0" } };
  const levels = {
    id: "org-level",
    title: "层级",
    items: [
      { id: "county", title: "县", rank: 1 },
      { id: "township", title: "乡镇", rank: 2 },
    ],
  };
  const files: Record<string, JsonObject | string> = {
    "package.json": { name: "office", version: "1.0.0", zhili: manifest },
    "code-lists/org-level.json": levels,
    ...Object.fromEntries(ROLES.map((one) => [`roles/${String(one.id)}.json`, one])),
    ...more,
  };
  return Object.fromEntries(Object.entries(files).map(([path, document]) => [path, typeof document === "string" ? document : JSON.stringify(document)]));
}

/** A platform in memory with a small county on a clock that stands still. */
export async function openOffice(
  options: { more?: Readonly<Record<string, JsonObject | string>>; start?: string } & Partial<PlatformParts> = {},
): Promise<Office> {
  const clock = simulatedClock(new Date(options.start ?? "2026-03-02T01:00:00.000Z"));
  const store = options.store ?? (await openSqliteStore({ memory: true }));
  const platform = await createPlatform({
    store,
    vault: createVault(new Uint8Array(48).fill(7)),
    clock,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.registry === undefined ? {} : { registry: options.registry }),
  });
  const { pack, issues } = readPack(packFiles(options.more));
  if (pack === undefined || issues.length > 0) throw new Error(JSON.stringify(issues));
  await applyPacks(platform, [pack]);
  await store.withTransaction(async (tx) => {
    for (const unit of [COUNTY, ...TOWNS]) if ((await tx.get("org-units", unit.id)) === undefined) await tx.insertOne("org-units", unit);
  });
  const context = (actor: Actor): RequestContext => ({ actor, language: "zh-CN", configuration: platform.configuration() });
  return {
    platform,
    clock,
    wait: (milliseconds) => clock.set(new Date(clock.now().getTime() + milliseconds)),
    as: context,
    system: systemContext(platform),
    nobody: context({ id: "anonymous", name: "", grants: [], kind: "anonymous" }),
  };
}

/** Somebody with roles, not in the store. */
export function person(id: string, ...held: readonly (readonly [role: string, place: Pick<OrgUnit, "id" | "path">])[]): Actor {
  const grants = held.map(
    ([name, place], index): Grant => ({ id: `${id}-${index}`, user: id, role: `office:${name}`, orgUnit: place.id, orgPath: place.path }),
  );
  return { id, name: id, grants, kind: "user" };
}
