import { type Choice, type Conflict, mergePacks, type PackDocument } from "@zhili/engine/packs";

export interface MergedPacks {
  readonly packs: readonly PackDocument[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Three-way merge of a whole configuration, pack by pack. A pack that theirs has no more stays as it is on our side; one that only theirs
 * has comes in.
 */
export function mergeConfigurations(
  base: readonly PackDocument[],
  ours: readonly PackDocument[],
  theirs: readonly PackDocument[],
  choices: readonly Choice[] = [],
): MergedPacks {
  const find = (packs: readonly PackDocument[], id: string) => packs.find(({ manifest }) => manifest.id === id);
  const conflicts: Conflict[] = [];
  const packs = theirs.map((newer) => {
    const id = newer.manifest.id;
    const [old, own] = [find(base, id), find(ours, id)];
    if (old === undefined || own === undefined) return newer;
    const merged = mergePacks(old, own, newer, choices);
    conflicts.push(...merged.conflicts);
    return merged.merged;
  });
  return { packs, conflicts };
}
