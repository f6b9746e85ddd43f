import type { Unit } from "../unit/unit.js";
import { DRAFTS, type Draft, draftDocument } from "./draft.js";

type Beginning = Pick<Draft, "title" | "on" | "bases" | "overlay"> & Partial<Pick<Draft, "upgrade" | "conflicts">>;

/** Writes the first version of a draft of whoever asks. */
export async function beginDraft(unit: Unit, beginning: Beginning): Promise<Draft> {
  const { actor } = unit.context;
  const draft: Draft = {
    id: unit.nextId(),
    version: 1,
    ...beginning,
    createdBy: actor.id,
    createdByName: actor.name,
    createdAt: unit.now,
    updatedAt: unit.now,
    editors: [actor.name],
  };
  await unit.tx.insertOne(DRAFTS, draftDocument(draft));
  return draft;
}
