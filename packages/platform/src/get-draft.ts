import type { Issue, Json, Language } from "@zhili/contracts";
import { type PackDocument, partsOf } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { translateDefinition } from "./configuration/translate.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { DRAFTS, type Draft, draftPacks, readDraft } from "./lifecycle/draft.js";
import { type ConflictView, withChoices } from "./lifecycle/draft-conflict.js";
import { DraftDefinitionUnknown } from "./lifecycle/errors.js";
import { nameIssues, namePlaces, type PlaceNames } from "./lifecycle/name-places.js";
import { type NameableMembers, nameableMembers } from "./lifecycle/nameable-members.js";
import type { Override } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentSeq } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";

/** One part of the configuration in a list. */
export interface PartLine extends NameableMembers {
  /** `pack:kind/id`. */
  readonly ref: string;
  readonly title: string;
  /** How many changes against the pack. */
  readonly edits: number;
  readonly origin: "pack" | "own";
}

export interface DraftView extends Draft {
  /** Publications since it began. */
  readonly behind: number;
  readonly parts: readonly PartLine[];
  readonly issues: readonly (Issue & Partial<PlaceNames>)[];
  readonly changes: readonly (Override & PlaceNames)[];
  readonly conflicts: readonly (ConflictView & PlaceNames)[];
}

/** Drafts, the newest first. Throws CONFIGURATION_DENIED. */
export async function listDrafts(platform: Platform, context: RequestContext): Promise<readonly Draft[]> {
  requireConfigurationRight(asking(platform, context), "read");
  const { items } = await platform.store.find(DRAFTS, {}, { sort: [{ path: "updatedAt", direction: "desc" }], limit: 200 });
  return items as unknown as Draft[];
}

/** A draft with its parts and all that is wrong with it. Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED. */
export async function getDraft(platform: Platform, context: RequestContext, id: string): Promise<DraftView> {
  requireConfigurationRight(asking(platform, context), "read");
  const draft = await readDraft(platform.store, id);
  const { bases, packs } = await draftPacks(platform.store, draft);
  const edits = new Map<string, number>();
  for (const { definition } of draft.overlay.overrides) edits.set(definition, (edits.get(definition) ?? 0) + 1);
  const published = new Set(bases.flatMap((base) => [...partsOf(base).keys()].map((part) => `${base.manifest.id}:${part}`)));
  const parts = packs.flatMap((pack) =>
    [...partsOf(pack)].map(([part, value]): PartLine => {
      const ref = `${pack.manifest.id}:${part}`;
      return {
        ref,
        title: titleOf(pack, part, value, context.language) ?? part.slice(part.indexOf("/") + 1),
        edits: edits.get(ref) ?? 0,
        origin: published.has(ref) ? "pack" : "own",
        ...nameableMembers(pack, part, value, context.language),
      };
    }),
  );
  const behind = (await currentSeq(platform.store)) - draft.on;
  const [changes, conflicts] = [draft.overlay.overrides, draft.conflicts ?? []];
  const known = [...packs, ...bases];
  return {
    ...draft,
    behind,
    parts,
    issues: nameIssues(await checkDraftPacks(packs, platform.registry), packs, context.language),
    changes: namePlaces(changes, known, context.language),
    conflicts: namePlaces(withChoices(conflicts, draft.overlay), known, context.language),
  };
}

/** One definition of a draft beside what the pack says. Throws DRAFT_NOT_FOUND, DRAFT_DEFINITION_UNKNOWN, CONFIGURATION_DENIED. */
export async function getDraftDefinition(
  platform: Platform,
  context: RequestContext,
  request: { draft: string; definition: string },
): Promise<{ version: number; definition: Json | null; base: Json | null }> {
  requireConfigurationRight(asking(platform, context), "read");
  const draft = await readDraft(platform.store, request.draft);
  const { bases, packs } = await draftPacks(platform.store, draft);
  const [pack = "", part = ""] = split(request.definition);
  const find = (from: typeof packs) => from.find(({ manifest }) => manifest.id === pack);
  const [own, old] = [find(packs), find(bases)];
  const definition = own === undefined ? undefined : partsOf(own).get(part);
  const base = old === undefined ? undefined : partsOf(old).get(part);
  if (definition === undefined && base === undefined) throw DraftDefinitionUnknown({ facts: { ref: request.definition } });
  return { version: draft.version, definition: definition ?? null, base: base ?? null };
}

function split(ref: string): [string, string] {
  const at = ref.indexOf(":");
  return [ref.slice(0, at), ref.slice(at + 1)];
}

/** Title of a part in the reader's language. */
function titleOf(pack: PackDocument, part: string, value: Json, language: Language): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value) || typeof value.title !== "string") return undefined;
  const [kind = "", id = ""] = part.split("/");
  return translateDefinition(pack, kind, id, { title: value.title }, language).title;
}
