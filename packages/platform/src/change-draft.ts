import type { Issue, Json } from "@zhili/contracts";
import { type PackDocument, packOfParts, partsOf } from "@zhili/engine/packs";
import { askingIn } from "./access/asking.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { DRAFTS, type Draft, draftDocument, draftPacks, readDraft } from "./lifecycle/draft.js";
import { DraftDefinitionUnknown, DraftStale } from "./lifecycle/errors.js";
import { overlayOf } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface DraftChange {
  readonly draft: string;
  /** Version that the editor saw. */
  readonly version: number;
  /** `pack:kind/id`, `pack:text/file` or `pack:locale/language`. */
  readonly definition: string;
  /** The whole definition as it shall be; null takes it away. */
  readonly value: Json;
  readonly why?: string;
}

/**
 * Puts one definition into a draft. What is wrong with it comes back and does not stop the saving: a draft may be unfinished, only
 * publishing asks for more. Throws DRAFT_STALE, DRAFT_NOT_FOUND, DRAFT_DEFINITION_UNKNOWN, CONFIGURATION_DENIED.
 */
export async function changeDraft(platform: Platform, context: RequestContext, change: DraftChange): Promise<{ draft: Draft; issues: readonly Issue[] }> {
  const { draft, packs } = await runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const draft = await readDraft(unit.tx, change.draft);
    if (draft.version !== change.version) throw DraftStale({ facts: { expected: change.version, actual: draft.version } });
    const { bases, packs } = await draftPacks(unit.tx, draft);
    const after = packs.map((pack) => withDefinition(pack, change));
    const signature = { by: context.actor.name, at: unit.now, ...(change.why === undefined ? {} : { why: change.why }) };
    const next: Draft = {
      ...draft,
      version: draft.version + 1,
      overlay: overlayOf(bases, after, draft.overlay, signature),
      updatedAt: unit.now,
      editors: [...new Set([...draft.editors, context.actor.name])],
    };
    if (!packs.some((pack) => change.definition.startsWith(`${pack.manifest.id}:`))) throw DraftDefinitionUnknown({ facts: { ref: change.definition } });
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version: next.version }, draft.version);
    unit.audit("draft.change", { type: "draft", id: draft.id }, { definition: change.definition });
    return { draft: next, packs: after };
  });
  return { draft, issues: await checkDraftPacks(packs, platform.registry) };
}

function withDefinition(pack: PackDocument, { definition, value }: DraftChange): PackDocument {
  const prefix = `${pack.manifest.id}:`;
  if (!definition.startsWith(prefix)) return pack;
  const parts = new Map(partsOf(pack));
  const part = definition.slice(prefix.length);
  if (value === null) parts.delete(part);
  else parts.set(part, value);
  return packOfParts(parts);
}
