import { type PatchOperation, packPatch } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { PackUnknown } from "./errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";

export interface ChangesOfPack {
  readonly pack: string;
  /** The version as published, on which the patch rests. */
  readonly version: string;
  readonly hash: string;
  /** JSON Patch (RFC 6902) over the pack as one document, file by file. */
  readonly patch: readonly PatchOperation[];
}

/** The county's published changes of one pack for its author to take in. Throws PACK_UNKNOWN, CONFIGURATION_DENIED. */
export async function exportChanges(platform: Platform, context: RequestContext, pack: string): Promise<ChangesOfPack> {
  requireConfigurationRight(asking(platform, context), "read");
  const { packs, bases } = await currentRevision(platform.store, context.configuration);
  const find = async (hashes: readonly string[]) => (await readPacks(platform.store, hashes)).find(({ manifest }) => manifest.id === pack);
  const [base, own] = [await find(bases), await find(packs)];
  if (base === undefined || own === undefined) throw PackUnknown({ facts: { id: pack } });
  return { pack, version: base.version, hash: base.hash, patch: packPatch(base, own) };
}
