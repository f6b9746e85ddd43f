import { ABOUT_RECORD_TYPE, type DefinitionKind, type PackDocument, packOfParts, partsOf, starterDefinition, withCopy } from "@zhili/engine/packs";
import { DraftDefinitionExists, DraftDefinitionUnknown, DraftNeedsRecordType } from "./lifecycle/errors.js";
import { type SavedDraft, saveDraft } from "./lifecycle/save-draft.js";
import type { Platform, RequestContext } from "./platform.js";

export interface NewDefinition {
  readonly draft: string;
  /** Version that the editor saw. */
  readonly version: number;
  readonly pack: string;
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly title: string;
  /** Id of a definition of the same kind and pack that it begins as. */
  readonly copyOf?: string;
  /** Record type that it is about, when it begins as the least. */
  readonly recordType?: string;
  readonly why?: string;
}

/**
 * Adds a definition to a draft, as the least that is in order or as a copy of another one. Throws DRAFT_STALE, DRAFT_NOT_FOUND,
 * DRAFT_DEFINITION_EXISTS, DRAFT_DEFINITION_UNKNOWN, DRAFT_NEEDS_RECORD_TYPE, CONFIGURATION_DENIED.
 */
export async function addDefinition(platform: Platform, context: RequestContext, asked: NewDefinition): Promise<SavedDraft & { readonly ref: string }> {
  const part = `${asked.kind}/${asked.id}`;
  const ref = `${asked.pack}:${part}`;
  const saved = await saveDraft(platform, context, { ...asked, definition: ref }, ({ packs, today }) =>
    packs.map((pack) => {
      if (pack.manifest.id !== asked.pack) return pack;
      if (partsOf(pack).has(part)) throw DraftDefinitionExists({ facts: { ref } });
      return withNew(pack, asked, today);
    }),
  );
  return { ...saved, ref };
}

function withNew(pack: PackDocument, { kind, id, title, copyOf, recordType }: NewDefinition, today: string): PackDocument {
  const parts = partsOf(pack);
  if (copyOf !== undefined) {
    const from = `${kind}/${copyOf}`;
    if (!parts.has(from)) throw DraftDefinitionUnknown({ facts: { ref: `${pack.manifest.id}:${from}` } });
    return packOfParts(withCopy(parts, from, { kind, id, title }));
  }
  if (recordType === undefined && ABOUT_RECORD_TYPE.has(kind)) throw DraftNeedsRecordType();
  const own = recordType?.startsWith(`${pack.manifest.id}:`) === true ? recordType.slice(pack.manifest.id.length + 1) : recordType;
  const definition = starterDefinition(kind, { id, title, recordType: own ?? "", today });
  return packOfParts(new Map([...parts, [`${kind}/${id}`, definition]]));
}
