import type { JsonObject, StoreReader } from "@zhili/contracts";
import type { PackDocument, StateChoices } from "@zhili/engine/packs";
import type { DraftConflict } from "./draft-conflict.js";
import { DraftNotFound } from "./errors.js";
import { effectivePacks, type Overlay } from "./overlay.js";
import { readPacks } from "./revision.js";
import type { Submitted } from "./second-person.js";

export const DRAFTS = "drafts";

/** Unpublished work of one or several editors on top of a publication. */
export interface Draft {
  readonly id: string;
  /** Counts saves, for those who edit at the same time. */
  readonly version: number;
  readonly title: string;
  /** Publication that it rests on. */
  readonly on: number;
  /** Hashes of the packs that the overlay rests on; newer ones while an upgrade is prepared. */
  readonly bases: readonly string[];
  /** All of the county's changes, those published before too. */
  readonly overlay: Overlay;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly editors: readonly string[];
  /** The newer version that this draft brings in. */
  readonly upgrade?: { readonly pack: string; readonly from: string; readonly to: string };
  /** Places that both sides changed; each needs a choice before publishing. */
  readonly conflicts?: readonly DraftConflict[];
  /** Where cases go whose state the upgrade takes away: workflow to old state to new. */
  readonly states?: StateChoices;
  /** It waits for a second person to publish it. */
  readonly submitted?: Submitted;
}

export async function readDraft(reader: StoreReader, id: string): Promise<Draft> {
  const found = await reader.get(DRAFTS, id);
  if (found === undefined) throw DraftNotFound({ facts: { id } });
  return found as unknown as Draft;
}

/** The packs as the draft would have them. */
export async function draftPacks(reader: StoreReader, draft: Draft): Promise<{ bases: PackDocument[]; packs: PackDocument[] }> {
  const bases = await readPacks(reader, draft.bases);
  return { bases, packs: effectivePacks(bases, draft.overlay) };
}

export function draftDocument(draft: Draft): JsonObject & { id: string } {
  return { ...(JSON.parse(JSON.stringify(draft)) as JsonObject), id: draft.id };
}
