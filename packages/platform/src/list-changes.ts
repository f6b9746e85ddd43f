import { asking } from "./access/asking.js";
import { namePlaces, type PlaceNames } from "./lifecycle/name-places.js";
import type { Override } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";

/** The county's published changes against its packs: per place in words, with who, when and why. Throws CONFIGURATION_DENIED. */
export async function listChanges(platform: Platform, context: RequestContext): Promise<{ seq: number; changes: readonly (Override & PlaceNames)[] }> {
  requireConfigurationRight(asking(platform, context), "read");
  const { seq, overlay, packs, bases } = await currentRevision(platform.store, context.configuration);
  const known = overlay.overrides.length === 0 ? [] : await readPacks(platform.store, [...packs, ...bases]);
  return { seq, changes: namePlaces(overlay.overrides, known, context.language) };
}
