import { packOfParts, partsOf, withPartOf } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { type DefinitionUse, definitionUses, withoutDefinition } from "./lifecycle/definition-uses.js";
import { draftPacks, readDraft } from "./lifecycle/draft.js";
import { DraftDefinitionUnknown, DraftDefinitionUsed } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { type DefinitionChange, type SavedDraft, saveDraft } from "./lifecycle/save-draft.js";
import type { Platform, RequestContext } from "./platform.js";

const NAMED = 5;

/** What of a draft needs one of its definitions. Throws DRAFT_NOT_FOUND, DRAFT_DEFINITION_UNKNOWN, CONFIGURATION_DENIED. */
export async function listDefinitionUses(
  platform: Platform,
  context: RequestContext,
  { draft, definition }: Pick<DefinitionChange, "draft" | "definition">,
): Promise<readonly DefinitionUse[]> {
  requireConfigurationRight(asking(platform, context), "read");
  const { packs } = await draftPacks(platform.store, await readDraft(platform.store, draft));
  if (!holds(packs, definition)) throw DraftDefinitionUnknown({ facts: { ref: definition } });
  return definitionUses(packs, definition, platform.registry);
}

/**
 * Takes a definition out of a draft, with the text and translations that are there only for it, when nothing else needs it. Throws
 * DRAFT_DEFINITION_USED with every place, DRAFT_STALE, DRAFT_NOT_FOUND, DRAFT_DEFINITION_UNKNOWN, CONFIGURATION_DENIED.
 */
export async function removeDefinition(platform: Platform, context: RequestContext, change: DefinitionChange): Promise<SavedDraft> {
  const uses = await listDefinitionUses(platform, context, change);
  return saveDraft(platform, context, change, ({ packs }) => {
    if (uses.length > 0) throw DraftDefinitionUsed({ facts: usersOf(titleIn(packs, change.definition), uses), issues: uses.map(({ issue }) => issue) });
    return packs.map((pack) => withoutDefinition(pack, change.definition));
  });
}

/**
 * Puts a definition of a pack that was taken away back as the pack has it, with all that goes with it. Throws DRAFT_STALE, DRAFT_NOT_FOUND,
 * DRAFT_DEFINITION_UNKNOWN, CONFIGURATION_DENIED.
 */
export function restoreDefinition(platform: Platform, context: RequestContext, change: DefinitionChange): Promise<SavedDraft> {
  return saveDraft(platform, context, change, ({ bases, packs }) => {
    if (!holds(bases, change.definition)) throw DraftDefinitionUnknown({ facts: { ref: change.definition } });
    return packs.map((pack) => {
      const prefix = `${pack.manifest.id}:`;
      const base = bases.find(({ manifest }) => manifest.id === pack.manifest.id);
      if (base === undefined || !change.definition.startsWith(prefix)) return pack;
      return packOfParts(withPartOf(partsOf(pack), partsOf(base), change.definition.slice(prefix.length)));
    });
  });
}

type Packs = Parameters<typeof definitionUses>[0];

function partIn(packs: Packs, definition: string) {
  const at = definition.indexOf(":");
  const pack = packs.find(({ manifest }) => manifest.id === definition.slice(0, at));
  return pack === undefined ? undefined : partsOf(pack).get(definition.slice(at + 1));
}

function holds(packs: Packs, definition: string): boolean {
  return partIn(packs, definition) !== undefined;
}

function titleIn(packs: Packs, definition: string): string {
  const value = partIn(packs, definition);
  const title = typeof value === "object" && value !== null && !Array.isArray(value) ? value.title : undefined;
  return typeof title === "string" ? title : definition;
}

function usersOf(title: string, uses: readonly DefinitionUse[]) {
  const names = [...new Set(uses.map((use) => use.title))];
  const more = names.length > NAMED;
  const named = names.slice(0, NAMED);
  return {
    title,
    users: `${named.join("、")}${more ? ` 等 ${names.length} 处` : ""}`,
    usersEn: `${named.join(", ")}${more ? ` and others (${names.length})` : ""}`,
  };
}
