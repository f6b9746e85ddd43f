import type { Conflict } from "@zhili/engine/packs";
import type { Overlay, RememberedChoice, Signature } from "./overlay.js";

/** A conflict of a draft, with who changed each side. */
export interface DraftConflict extends Conflict {
  /** What the draft met: a pack's newer version, or a publication since it began. */
  readonly met: "upgrade" | "publication";
  readonly oursBy?: Signature;
  readonly theirsBy?: Signature;
}

/** A conflict with the choice that was made at the same place before, or that settled it. */
export type ConflictView = DraftConflict & { readonly choice?: Omit<RememberedChoice, "id" | "definition" | "path"> };

/** Conflicts with the signatures of the edits that made them. */
export function signConflicts(
  conflicts: readonly Conflict[],
  met: DraftConflict["met"],
  { ours, theirs }: { readonly ours: Overlay; readonly theirs?: Overlay },
): DraftConflict[] {
  return conflicts.map((conflict) => {
    const [here, there] = [signatureOf(conflict, ours), theirs === undefined ? undefined : signatureOf(conflict, theirs)];
    return { ...conflict, met, ...(here === undefined ? {} : { oursBy: here }), ...(there === undefined ? {} : { theirsBy: there }) };
  });
}

/** Conflicts with what was chosen for each, now or at an earlier upgrade. */
export function withChoices(conflicts: readonly DraftConflict[], { choices = [] }: Overlay): ConflictView[] {
  return conflicts.map((conflict) => {
    const found = choices.find(({ id }) => id === conflict.id);
    if (found === undefined) return conflict;
    const { id: _id, definition: _definition, path: _path, ...choice } = found;
    return { ...conflict, choice };
  });
}

/** The newest edit at the place, inside it or around it. */
function signatureOf({ definition, path }: Conflict, { overrides }: Overlay): Signature | undefined {
  const meets = (other: string) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`);
  const edits = overrides.filter((override) => override.definition === definition && meets(override.path));
  const newest = edits.reduce<(typeof edits)[number] | undefined>(
    (last, one) => (last === undefined || (one.at ?? "") > (last.at ?? "") ? one : last),
    undefined,
  );
  if (newest?.by === undefined || newest.at === undefined) return undefined;
  return { by: newest.by, at: newest.at, ...(newest.why === undefined ? {} : { why: newest.why }) };
}
