import { askingIn } from "./access/asking.js";
import { DRAFTS, readDraft } from "./lifecycle/draft.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Drops a draft; what is published stays as it is. Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED. */
export function discardDraft(platform: Platform, context: RequestContext, id: string): Promise<void> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const draft = await readDraft(unit.tx, id);
    await unit.tx.deleteOne(DRAFTS, { id });
    unit.audit("draft.discard", { type: "draft", id }, { title: draft.title });
  });
}
