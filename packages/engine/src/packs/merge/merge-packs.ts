import type { PackDocument } from "../pack-document.js";
import { renamesBetween } from "../renames/declared-renames.js";
import { followRenames } from "../renames/follow-renames.js";
import type { Maybe } from "./json-equal.js";
import { type Choice, type Conflict, type MergeNotes, mergeValue, type TextKind } from "./merge-value.js";
import { kindOfPart, packOfParts, partsOf } from "./pack-parts.js";
import { textKindOf } from "./text-kinds.js";

/** The outcome of a three-way merge. `merged` has ours where a conflict is open, and must not be published while one is. */
export interface MergedPack extends MergeNotes {
  readonly merged: PackDocument;
}

/**
 * Three-way merge of a pack: the base as published, ours (base with a county's edits), theirs (the newer version). Pure and
 * deterministic. Renames that theirs declares in its migrations are followed in base and ours first. The version is theirs.
 * The result still has to be checked as a whole: two edits that merge cleanly can contradict each other.
 */
export function mergePacks(base: PackDocument, ours: PackDocument, theirs: PackDocument, choices: readonly Choice[] = []): MergedPack {
  const notes: MergeNotes = { applied: [], kept: [], conflicts: [] };
  const chosen = new Map(choices.map((choice) => [`${choice.definition}#${choice.path}`, choice]));
  const renames = renamesBetween(base, theirs);
  const [old, here, there] = [partsOf(followRenames(base, renames)), partsOf(followRenames(ours, renames)), partsOf(theirs)];
  const merged = new Map<string, Exclude<Maybe, undefined>>();
  for (const part of new Set([...there.keys(), ...here.keys(), ...old.keys()])) {
    const context = {
      definition: `${theirs.manifest.id}:${part}`,
      notes,
      choice: (definition: string, path: string) => chosen.get(`${definition}#${path}`),
      textKind: kindOfPart(part) === "text" ? (): TextKind => "lines" : textKindOf(kindOfPart(part)),
    };
    const value = mergeValue(context, "", old.get(part), here.get(part), there.get(part));
    if (value !== undefined) merged.set(part, value);
  }
  return { merged: packOfParts(merged), ...notes };
}

/** Conflicts that nobody has settled. */
export function openConflicts(conflicts: readonly Conflict[]): Conflict[] {
  return conflicts.filter((conflict) => conflict.settled === undefined);
}
