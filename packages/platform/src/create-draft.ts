import { askingIn } from "./access/asking.js";
import { beginDraft } from "./lifecycle/begin-draft.js";
import type { Draft } from "./lifecycle/draft.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Begins a draft on top of what is published. Throws CONFIGURATION_DENIED. */
export function createDraft(platform: Platform, context: RequestContext, request: { title: string }): Promise<Draft> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const current = await currentRevision(unit.tx, unit.configuration);
    const draft = await beginDraft(unit, {
      title: request.title,
      on: current.seq,
      bases: current.bases,
      overlay: current.overlay,
    });
    unit.audit("draft.create", { type: "draft", id: draft.id }, { title: draft.title });
    return draft;
  });
}
