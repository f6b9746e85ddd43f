import type { Issue } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import { askingIn } from "../access/asking.js";
import type { Platform, RequestContext } from "../platform.js";
import { runUnit } from "../unit/run-unit.js";
import { checkDraftPacks } from "./check-draft-packs.js";
import { DRAFTS, type Draft, draftDocument, draftPacks, readDraft } from "./draft.js";
import { DraftDefinitionUnknown, DraftStale } from "./errors.js";
import { overlayOf } from "./overlay.js";
import { requireConfigurationRight } from "./require-configuration-right.js";

/** What an editor does to one definition of a draft. */
export interface DefinitionChange {
  readonly draft: string;
  /** Version that the editor saw. */
  readonly version: number;
  /** `pack:kind/id`, `pack:text/file` or `pack:locale/language`. */
  readonly definition: string;
  readonly why?: string;
}

export interface SavedDraft {
  readonly draft: Draft;
  /** What is wrong with it now. */
  readonly issues: readonly Issue[];
}

interface DraftPacks {
  readonly bases: readonly PackDocument[];
  readonly packs: readonly PackDocument[];
  /** Local date. */
  readonly today: string;
}

/**
 * Keeps what an editor makes of a draft's packs, signed and one version on. Throws DRAFT_STALE, DRAFT_NOT_FOUND,
 * DRAFT_DEFINITION_UNKNOWN for a pack that is not there, CONFIGURATION_DENIED, and what `edit` throws.
 */
export async function saveDraft(
  platform: Platform,
  context: RequestContext,
  change: DefinitionChange,
  edit: (packs: DraftPacks) => readonly PackDocument[],
): Promise<SavedDraft> {
  const { draft, packs } = await runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const before = await readDraft(unit.tx, change.draft);
    if (before.version !== change.version) throw DraftStale({ facts: { expected: change.version, actual: before.version } });
    const { bases, packs } = await draftPacks(unit.tx, before);
    if (!packs.some((pack) => change.definition.startsWith(`${pack.manifest.id}:`))) throw DraftDefinitionUnknown({ facts: { ref: change.definition } });
    const after = edit({ bases, packs, today: unit.today });
    const signature = { by: context.actor.name, at: unit.now, ...(change.why === undefined ? {} : { why: change.why }) };
    const next: Draft = {
      ...before,
      version: before.version + 1,
      overlay: overlayOf(bases, after, before.overlay, signature),
      updatedAt: unit.now,
      editors: [...new Set([...before.editors, context.actor.name])],
    };
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version: next.version }, before.version);
    unit.audit("draft.change", { type: "draft", id: next.id }, { definition: change.definition });
    return { draft: next, packs: after };
  });
  return { draft, issues: await checkDraftPacks(packs, platform.registry) };
}
