import { type MergedPack, mergeBeside, mergePacks, openConflicts, packFiles } from "@zhili/engine/packs";
import { orderPacks } from "./configuration/order-packs.js";
import { PackInvalid } from "./errors.js";
import { withNewer } from "./install-packs.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import type { Platform } from "./platform.js";
import { readPackDocument } from "./read-pack-document.js";
import { type PackFiles, readPackSource } from "./read-pack-source.js";

export interface MergedFolders extends MergedPack {
  /** Path to text: the pack, what else its package.json says, and texts beside it. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Three-way merge of a pack in three folders. `beside` are packs that it needs. Without an open conflict the outcome is checked
 * as a whole; throws PACK_INVALID with the places when it contradicts itself, and for a folder that is no pack.
 */
export async function mergePackFolders(
  platform: Pick<Platform, "registry">,
  folders: { readonly base: string; readonly ours: string; readonly theirs: string; readonly beside?: readonly (string | PackFiles)[] },
): Promise<MergedFolders> {
  const sources = await Promise.all([folders.base, folders.ours, folders.theirs].map((folder) => readPackSource(folder)));
  const [base, ours, theirs] = await Promise.all(sources.map(readPackDocument));
  if (base === undefined || ours === undefined || theirs === undefined) throw new TypeError("three packs");
  const [old, here, there] = sources.map(({ files }) => files);
  const { members, texts, ...notes } = mergeBeside(theirs.manifest.id, old ?? {}, here ?? {}, there ?? {});
  const merged = mergePacks(base, ours, theirs);
  const result = {
    merged: merged.merged,
    applied: [...merged.applied, ...notes.applied],
    kept: [...merged.kept, ...notes.kept],
    conflicts: [...merged.conflicts, ...notes.conflicts],
  };
  if (openConflicts(result.conflicts).length === 0) {
    const beside = await Promise.all((folders.beside ?? []).map(readPackDocument));
    const issues = (await checkDraftPacks(orderPacks(withNewer(beside, [result.merged])), platform.registry)).filter(({ pack }) => pack === theirs.manifest.id);
    if (issues.length > 0) throw PackInvalid({ facts: { count: issues.length }, issues });
  }
  return { ...result, files: { ...packFiles(result.merged, members), ...texts } };
}
