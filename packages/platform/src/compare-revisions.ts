import type { Language } from "@zhili/contracts";
import { type Change, diffPacks, type PackDocument } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { namePlaces, type PlaceNames } from "./lifecycle/name-places.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { readPacks, readRevision } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";

export interface Comparison {
  readonly added: readonly { readonly pack: string; readonly version: string }[];
  readonly withdrawn: readonly { readonly pack: string; readonly version: string }[];
  readonly changes: readonly (Change & PlaceNames)[];
}

/** What differs between two publications. Throws REVISION_NOT_FOUND, CONFIGURATION_DENIED. */
export async function compareRevisions(platform: Platform, context: RequestContext, request: { from: number; to: number }): Promise<Comparison> {
  requireConfigurationRight(asking(platform, context), "read");
  const [before, after] = await Promise.all(
    [request.from, request.to].map(async (seq) => readPacks(platform.store, (await readRevision(platform.store, seq)).packs)),
  );
  return comparePacks(before ?? [], after ?? [], context.language);
}

export { diffPacks as diffPackDocuments } from "@zhili/engine/packs";

/** What differs between two configurations. */
export function comparePacks(before: readonly PackDocument[], after: readonly PackDocument[], language: Language): Comparison {
  const only = (packs: readonly PackDocument[], others: readonly PackDocument[]) =>
    packs.filter(({ manifest }) => !others.some((other) => other.manifest.id === manifest.id)).map(({ manifest, version }) => ({ pack: manifest.id, version }));
  const changes = after.flatMap((pack) => {
    const old = before.find(({ manifest }) => manifest.id === pack.manifest.id);
    return old === undefined || old.hash === pack.hash ? [] : diffPacks(old, pack);
  });
  return { added: only(after, before), withdrawn: only(before, after), changes: namePlaces(changes, [...after, ...before], language) };
}
