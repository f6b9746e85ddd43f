import type { StoreReader } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import type { Configuration } from "../configuration/configuration.js";
import { PackEdited } from "./errors.js";
import { currentRevision, readPacks } from "./revision.js";

/**
 * The packs as they may be installed: one that is in force already, as its author published it, stays with the county's changes. Throws
 * PACK_EDITED for another version or content of a pack with changes, which only an upgrade keeps.
 */
export async function keepEdits(reader: StoreReader, configuration: Configuration, packs: readonly PackDocument[]): Promise<PackDocument[]> {
  const current = await currentRevision(reader, configuration);
  const [bases, effective] = [await readPacks(reader, current.bases), await readPacks(reader, current.packs)];
  return packs.map((pack) => {
    const { id } = pack.manifest;
    const [base, own] = [bases, effective].map((list) => list.find(({ manifest }) => manifest.id === id));
    if (base === undefined || own === undefined || base.hash === own.hash || pack.hash === own.hash) return pack;
    if (pack.hash === base.hash) return own;
    const edits = current.overlay.overrides.filter(({ definition }) => definition.startsWith(`${id}:`)).length;
    throw PackEdited({ facts: { pack: id, edits, version: base.version } });
  });
}
