import type { Json, OverlayDefinition } from "@zhili/contracts";
import { applyToPack, type Change, diffPacks, type PackDocument, type Rename, sameJson } from "@zhili/engine/packs";

/** A county's changes kept apart from the packs that they rest on. */
export type Overlay = OverlayDefinition;
export type Override = Overlay["overrides"][number];
export type RememberedChoice = NonNullable<Overlay["choices"]>[number];

/** Who made an edit, when and why. */
export interface Signature {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly why?: string;
}

export function emptyOverlay(bases: readonly PackDocument[]): Overlay {
  return { formatVersion: 1, base: baseOf(bases), overrides: [] };
}

/** Version and hash of the packs that an overlay rests on. */
export function baseOf(bases: readonly PackDocument[]): Overlay["base"] {
  return Object.fromEntries(bases.map(({ manifest, version, hash }) => [manifest.id, { version, hash }]));
}

/** The packs with the county's changes in them. Throws PACKS_CHANGE_LOST. */
export function effectivePacks(bases: readonly PackDocument[], overlay: Overlay): PackDocument[] {
  return bases.map((base) => {
    const own = overlay.overrides.filter(({ definition }) => definition.startsWith(`${base.manifest.id}:`));
    return own.length === 0 ? base : applyToPack(base, own.map(changeOf));
  });
}

/** The overlay that makes `effective` out of `bases`; edits that stood before keep who, when and why, new ones are signed. */
export function overlayOf(bases: readonly PackDocument[], effective: readonly PackDocument[], before: Overlay, signature: Signature): Overlay {
  const known = new Map(before.overrides.map((override) => [placeOf(override), override]));
  const overrides = bases.flatMap((base) => {
    const after = effective.find(({ manifest }) => manifest.id === base.manifest.id);
    return after === undefined || after.hash === base.hash ? [] : diffPacks(base, after).map((change) => signed(change, known.get(placeOf(change)), signature));
  });
  return { ...before, base: baseOf(bases), overrides };
}

/** Edits under the names that a newer version gives to fields, states and options, so that it is still known who made them and why. */
export function withRenames(overlay: Overlay, pack: string, renames: readonly Rename[]): Overlay {
  const followed = (override: Override): Override => {
    const { path, operation } = override;
    const after = renames.reduce((current, rename) => renamedPath(current, override.definition, pack, rename), path);
    return after === path ? override : { ...override, path: after, id: placeOf({ definition: override.definition, path: after, operation }) };
  };
  return { ...overlay, overrides: overlay.overrides.map(followed) };
}

const HOMES = { field: ["record-type", "/schema/properties"], state: ["workflow", "/states"], option: ["code-list", "/items"] } as const;

function renamedPath(path: string, definition: string, pack: string, rename: Rename): string {
  if (rename.what === "definition") return path;
  const [kind, list] = HOMES[rename.what];
  const place = `${list}/${rename.from}`;
  if (definition !== `${pack}:${kind}/${rename.definition}` || (path !== place && !path.startsWith(`${place}/`))) return path;
  return `${list}/${rename.to}${path.slice(place.length)}`;
}

function signed(change: Change, before: Override | undefined, signature: Signature): Override {
  const same = before !== undefined && before.after === change.after && sameJson(before.value as Json | undefined, change.value);
  const { by, at, why } = same ? { ...signature, ...before } : signature;
  return { ...change, id: placeOf(change), by, at, ...(why === undefined ? {} : { why }) };
}

function placeOf({ definition, path, operation }: Pick<Change, "definition" | "path" | "operation">): string {
  return `${operation} ${definition}#${path}`;
}

export function changeOf(override: Override): Change {
  const { definition, path, operation, after } = override;
  return {
    definition,
    path,
    operation,
    ...(override.value === undefined ? {} : { value: override.value as Json }),
    ...(override.before === undefined ? {} : { before: override.before as Json }),
    ...(after === undefined ? {} : { after }),
  };
}
