import type { PackDocument } from "@zhili/engine/packs";
import { IntegrityUnknown } from "./archives/errors.js";
import { requireIntegrity } from "./archives/integrity.js";
import { satisfies } from "./configuration/satisfies.js";
import type { PackFiles } from "./read-pack-source.js";
import { PackTwice, PackVersionsClash } from "./registry/errors.js";
import { type Found, foundIn, installedPack, openSource } from "./registry/open-source.js";
import { type AskRegistry, publishedPacks, registryReader } from "./registry/published-packs.js";
import { resolveVersions, type Wanted } from "./registry/resolve-versions.js";

/** Where packs are looked for that were not named. */
export interface Surroundings {
  readonly installed?: readonly PackDocument[];
  /** Folder of a pack near the one that needs it. */
  nearby(id: string, source: string | undefined): string | undefined;
  /** Address of the registry that has a package; nothing when none is known. */
  registryOf(name: string): string | undefined;
}

export interface Gathered {
  /** All that has to come in: the named ones and those that they need. */
  readonly packs: readonly PackFiles[];
  /** Ids of the named ones, in their order. */
  readonly named: readonly string[];
}

/**
 * Packs by folder, archive or `name@range`, with the packs that they need: those installed, near them, or in the registry under a name of
 * their `peerDependencies`. Nothing is written. Throws PACK_SOURCE_UNKNOWN, PACK_TWICE, PACK_MISSING, PACK_VERSIONS_CLASH, REGISTRY_*,
 * ARCHIVE_*, and ARCHIVE_INTEGRITY when the one source does not have the integrity.
 */
export async function gatherPacks(sources: readonly string[], around: Surroundings, integrity?: string): Promise<Gathered> {
  if (integrity !== undefined && sources.length !== 1) throw IntegrityUnknown({ facts: { value: integrity } });
  const ask = registryReader(around);
  const opened = await Promise.all([...new Set(sources)].map((source) => openSource(source, ask, integrity)));
  const roots = new Map<string, readonly Found[]>();
  for (const { id, found } of opened) {
    if (roots.has(id)) throw PackTwice({ facts: { pack: id, sources: sources.join(", ") } });
    roots.set(id, found);
  }
  const installed = (around.installed ?? []).filter(({ manifest }) => !roots.has(manifest.id)).map(installedPack);
  const wanted = [...opened.map(({ source, id, range }): Wanted => ({ id, range, by: source })), ...installed.map(asItIs)];
  const solve = (everywhere: boolean) =>
    resolveVersions<Found>(wanted, async (one, by) => {
      const there = roots.get(one.id) ?? installed.filter(({ id }) => id === one.id);
      return there.length > 0 ? there : await lookFor(one, by, around, ask, everywhere);
    });
  const chosen = await solve(false).catch((error: unknown) => {
    if (PackVersionsClash.is(error)) return solve(true);
    throw error;
  });
  const packs = await Promise.all([...chosen.values()].flatMap(({ take }) => (take === undefined ? [] : [take()])));
  if (integrity !== undefined) requireIntegrity(sources[0] ?? "", packs[0]?.integrity, integrity);
  return { packs, named: [...roots.keys()] };
}

function asItIs({ id, version }: Found): Wanted {
  return { id, range: version, by: id };
}

/** Near the pack that needs it first; in the registry when nothing near suits, or `everywhere`. */
async function lookFor({ id, range }: Wanted, by: Found | undefined, around: Surroundings, ask: AskRegistry, everywhere: boolean): Promise<readonly Found[]> {
  const folder = around.nearby(id, by?.place);
  const near = folder === undefined ? [] : [await foundIn(folder)];
  if (!everywhere && near.some(({ version }) => satisfies(version, range))) return near;
  return [...near, ...(await publishedPacks(id, by?.names ?? [], ask))];
}
