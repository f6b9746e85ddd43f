import { asking } from "./access/asking.js";
import { type Comparison, comparePacks } from "./compare-revisions.js";
import { draftPacks, readDraft } from "./lifecycle/draft.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";

/** What publishing a draft would change in the configuration in force, place by place. Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED. */
export async function planDraft(platform: Platform, context: RequestContext, id: string): Promise<Comparison> {
  requireConfigurationRight(asking(platform, context), "read");
  const { packs } = await draftPacks(platform.store, await readDraft(platform.store, id));
  const current = await currentRevision(platform.store, context.configuration);
  return comparePacks(await readPacks(platform.store, current.packs), packs, context.language);
}
