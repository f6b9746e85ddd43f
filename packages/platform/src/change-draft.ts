import type { Json } from "@zhili/contracts";
import { type PackDocument, packOfParts, partsOf } from "@zhili/engine/packs";
import { type SavedDraft, saveDraft } from "./lifecycle/save-draft.js";
import type { Platform, RequestContext } from "./platform.js";

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
export function changeDraft(platform: Platform, context: RequestContext, change: DraftChange): Promise<SavedDraft> {
  return saveDraft(platform, context, change, ({ packs }) => packs.map((pack) => withDefinition(pack, change)));
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
