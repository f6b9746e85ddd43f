import { asking } from "./access/asking.js";
import type { Override } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";

/** The county's published changes against its packs: per place, with who, when and why. Throws CONFIGURATION_DENIED. */
export async function listChanges(platform: Platform, context: RequestContext): Promise<{ seq: number; changes: readonly Override[] }> {
  requireConfigurationRight(asking(platform, context), "read");
  const { seq, overlay } = await currentRevision(platform.store, context.configuration);
  return { seq, changes: overlay.overrides };
}
