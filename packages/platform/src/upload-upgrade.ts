import { asking } from "./access/asking.js";
import { PackUnknown } from "./errors.js";
import type { Draft } from "./lifecycle/draft.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { prepareUpgrade } from "./prepare-upgrade.js";
import { readPackDocument } from "./read-pack-document.js";
import { readPackArchive } from "./read-pack-source.js";

export interface UploadedArchive {
  /** Name of the file, to say what is wrong with it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Begins a draft that brings in the newer version of an installed pack that an archive holds. Throws CONFIGURATION_DENIED, ARCHIVE_*,
 * PACK_INVALID, PACK_UNKNOWN, PACK_MISSING; then nothing was written.
 */
export async function uploadUpgrade(platform: Platform, context: RequestContext, { name, bytes }: UploadedArchive): Promise<Draft> {
  requireUpgradeRight(platform, context);
  const newer = await readPackDocument(await readPackArchive(name, bytes));
  const { id } = newer.manifest;
  if (!context.configuration.packs.some(({ manifest }) => manifest.id === id)) throw PackUnknown({ facts: { id } });
  return prepareUpgrade(platform, context, newer);
}

/** Whoever may not upgrade is told before anything is uploaded. Throws SIGN_IN_NEEDED, CONFIGURATION_DENIED. */
export function requireUpgradeRight(platform: Platform, context: RequestContext): void {
  requireConfigurationRight(asking(platform, context), "configure");
}
