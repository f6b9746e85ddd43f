import type { StateChoices } from "@zhili/engine/packs";
import { askingIn } from "./access/asking.js";
import { DRAFTS, type Draft, draftDocument, readDraft } from "./lifecycle/draft.js";
import { DraftNoUpgrade, DraftStale } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

interface Choices {
  readonly draft: string;
  /** Version that the person saw. */
  readonly version: number;
  /** All of them: workflow, as the newer version calls it, to old state to new. */
  readonly states: StateChoices;
}

/**
 * Says where the cases go whose state an upgrade takes away; the draft keeps it for rehearsing and publishing. Whether they can go on
 * there is found out by the rehearsal. Throws DRAFT_STALE, DRAFT_NO_UPGRADE, DRAFT_NOT_FOUND, CONFIGURATION_DENIED.
 */
export function chooseStates(platform: Platform, context: RequestContext, { draft: id, version, states }: Choices): Promise<Draft> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const draft = await readDraft(unit.tx, id);
    if (draft.version !== version) throw DraftStale({ facts: { expected: version, actual: draft.version } });
    if (draft.upgrade === undefined) throw DraftNoUpgrade();
    const editors = [...new Set([...draft.editors, context.actor.name])];
    const next: Draft = { ...draft, version: draft.version + 1, states, updatedAt: unit.now, editors };
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version: next.version }, draft.version);
    unit.audit("draft.states", { type: "draft", id: draft.id }, { states: JSON.stringify(states) });
    return next;
  });
}
