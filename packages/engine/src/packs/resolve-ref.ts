import type { DefinitionByKind, DefinitionKind, PackDocument } from "./pack-document.js";

/** A definition found by its reference. */
export interface Resolved<K extends DefinitionKind> {
  readonly pack: string;
  readonly id: string;
  /** `pack:id`. */
  readonly ref: string;
  readonly definition: DefinitionByKind[K];
}

/** The definition that `id` (own pack) or `pack:id` names, or undefined when there is none. */
export function resolveRef<K extends DefinitionKind>(ref: string, kind: K, ownPack: string, packs: readonly PackDocument[]): Resolved<K> | undefined {
  const full = qualify(ref, ownPack);
  const [packId = "", id = ""] = full.split(":");
  const named = packs.find((pack) => pack.manifest.id === packId)?.definitions[kind];
  const definition = named !== undefined && Object.hasOwn(named, id) ? named[id] : undefined;
  return definition === undefined ? undefined : { pack: packId, id, ref: full, definition };
}

/** `pack:id` of a reference written inside a pack. */
export function qualify(ref: string, ownPack: string): string {
  return ref.includes(":") ? ref : `${ownPack}:${ref}`;
}

/** Every way to name a definition of the kind from inside a pack: bare for its own, `pack:id` for others. */
export function knownRefs(kind: DefinitionKind, ownPack: string, packs: readonly PackDocument[]): string[] {
  return packs.flatMap((pack) => Object.keys(pack.definitions[kind]).map((id) => (pack.manifest.id === ownPack ? id : `${pack.manifest.id}:${id}`)));
}

/** All definitions of a kind. */
export function definitionsOf<K extends DefinitionKind>(kind: K, packs: readonly PackDocument[]): Resolved<K>[] {
  return packs.flatMap((pack) => {
    const named: Readonly<Record<string, DefinitionByKind[K]>> = pack.definitions[kind];
    return Object.entries(named).map(([id, definition]) => ({ pack: pack.manifest.id, id, ref: `${pack.manifest.id}:${id}`, definition }));
  });
}
