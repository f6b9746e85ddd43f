import { askingIn } from "./access/asking.js";
import { checkPublication } from "./check-publication.js";
import { DRAFTS, type Draft, draftDocument, readDraft } from "./lifecycle/draft.js";
import { DraftStale } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import type { Publication, PublicationWatch } from "./publish-draft.js";
import { runUnit } from "./unit/run-unit.js";

/** Submits a draft to be published by a second person, checked as publishing checks it. Throws what `publishDraft` throws before anything is changed. */
export async function submitDraft(
  platform: Platform,
  context: RequestContext,
  request: Omit<Publication, "states">,
  watch: PublicationWatch = {},
): Promise<Draft> {
  await checkPublication(platform, context, request, watch);
  return runUnit(platform, context, async (unit) => {
    const draft = await readDraft(unit.tx, request.draft);
    if (draft.version !== request.version) throw DraftStale({ facts: { expected: request.version, actual: draft.version } });
    const { message, accept = [] } = request;
    const version = draft.version + 1;
    const who = { by: context.actor.id, byName: context.actor.name, at: unit.now };
    const next: Draft = { ...draft, version, submitted: { ...who, message, version, ...(accept.length === 0 ? {} : { accept }) }, updatedAt: unit.now };
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version }, draft.version);
    unit.audit("draft.submit", { type: "draft", id: draft.id }, { message });
    return next;
  });
}

/** Takes a submitted draft back, to be changed further. Throws DRAFT_STALE, DRAFT_NOT_FOUND, CONFIGURATION_DENIED. */
export function recallDraft(platform: Platform, context: RequestContext, request: { readonly draft: string; readonly version: number }): Promise<Draft> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const draft = await readDraft(unit.tx, request.draft);
    if (draft.version !== request.version) throw DraftStale({ facts: { expected: request.version, actual: draft.version } });
    const { submitted: _submitted, ...rest } = draft;
    const next: Draft = { ...rest, version: draft.version + 1, updatedAt: unit.now };
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version: next.version }, draft.version);
    unit.audit("draft.recall", { type: "draft", id: draft.id }, {});
    return next;
  });
}
