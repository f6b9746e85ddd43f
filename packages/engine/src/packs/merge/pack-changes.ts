import type { PackDocument } from "../pack-document.js";
import { applyChanges } from "./apply-changes.js";
import type { Change } from "./change.js";
import { diffValue } from "./diff-value.js";
import { packOfParts, partsOf } from "./pack-parts.js";

/** All changes that make `after` out of `before`: a county's edits against its pack, or what a newer version brings. */
export function diffPacks(before: PackDocument, after: PackDocument): Change[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((part) => diffValue(`${after.manifest.id}:${part}`, "", old.get(part), now.get(part)));
}

/** The pack with changes made to it. Throws PACKS_CHANGE_LOST for one whose place is not there. */
export function applyToPack(pack: PackDocument, changes: readonly Change[]): PackDocument {
  const parts = new Map(partsOf(pack));
  const prefix = `${pack.manifest.id}:`;
  const byPart = new Map<string, Change[]>();
  for (const change of changes) {
    if (!change.definition.startsWith(prefix)) continue;
    const part = change.definition.slice(prefix.length);
    byPart.set(part, [...(byPart.get(part) ?? []), change]);
  }
  for (const [part, own] of byPart) {
    const value = applyChanges(parts.get(part), own);
    if (value === undefined) parts.delete(part);
    else parts.set(part, value);
  }
  return packOfParts(parts);
}
