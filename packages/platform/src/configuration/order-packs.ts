import type { PackDocument } from "@zhili/engine/packs";
import { PackMissing } from "../errors.js";
import { satisfies } from "./satisfies.js";

/** Packs with the ones they need before them. Throws PACK_MISSING. */
export function orderPacks(packs: readonly PackDocument[]): PackDocument[] {
  const byId = new Map(packs.map((pack) => [pack.manifest.id, pack]));
  const ordered = new Set<PackDocument>();
  const visit = (pack: PackDocument, path: readonly string[]): void => {
    if (ordered.has(pack) || path.includes(pack.manifest.id)) return;
    for (const [needed, range] of Object.entries(pack.manifest.requires.packs ?? {})) {
      const other = byId.get(needed);
      if (other === undefined || !satisfies(other.version, String(range)))
        throw PackMissing({ facts: { pack: pack.manifest.id, needed, range: String(range) } });
      visit(other, [...path, pack.manifest.id]);
    }
    ordered.add(pack);
  };
  for (const pack of [...packs].sort((left, right) => (left.manifest.id < right.manifest.id ? -1 : 1))) visit(pack, []);
  return [...ordered];
}
