import { askingIn } from "./access/asking.js";
import { DRAFTS, type Draft, draftDocument, draftPacks, readDraft } from "./lifecycle/draft.js";
import { signConflicts } from "./lifecycle/draft-conflict.js";
import { mergeConfigurations } from "./lifecycle/merge-into-draft.js";
import { overlayOf } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks, readRevision } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/**
 * Brings a draft up to what was published since it began, by a three-way merge; places that both changed become conflicts of the draft.
 * Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED.
 */
export function updateDraft(platform: Platform, context: RequestContext, id: string): Promise<Draft> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const draft = await readDraft(unit.tx, id);
    const current = await currentRevision(unit.tx, unit.configuration);
    if (draft.on === current.seq) return draft;
    const began = await readPacks(unit.tx, (await readRevision(unit.tx, draft.on)).packs);
    const { packs } = await draftPacks(unit.tx, draft);
    const theirs = await readPacks(unit.tx, current.packs);
    const merged = mergeConfigurations(began, packs, theirs);
    const met = signConflicts(merged.conflicts, "publication", { ours: draft.overlay, theirs: current.overlay });
    const own = draft.upgrade === undefined ? undefined : (await readPacks(unit.tx, draft.bases)).find(({ manifest }) => manifest.id === draft.upgrade?.pack);
    const bases = (await readPacks(unit.tx, current.bases)).map((pack) => (pack.manifest.id === own?.manifest.id ? own : pack));
    const next: Draft = {
      ...draft,
      version: draft.version + 1,
      on: current.seq,
      bases: bases.map((pack) => pack.hash),
      overlay: overlayOf(bases, merged.packs, merge(current.overlay, draft.overlay), { by: context.actor.name, at: unit.now }),
      conflicts: [...(draft.conflicts ?? []).filter(({ id }) => !met.some((one) => one.id === id)), ...met],
      updatedAt: unit.now,
    };
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version: next.version }, draft.version);
    return next;
  });
}

function merge(published: Draft["overlay"], drafted: Draft["overlay"]): Draft["overlay"] {
  const made = drafted.choices ?? [];
  const choices = [...(published.choices ?? []).filter(({ id }) => !made.some((one) => one.id === id)), ...made];
  return { ...published, overrides: [...published.overrides, ...drafted.overrides], ...(choices.length === 0 ? {} : { choices }) };
}
