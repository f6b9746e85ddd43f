import type { Json } from "@zhili/contracts";
import { type PackDocument, partsOf, stepsOf } from "@zhili/engine/packs";

/** What a page needs to say a place in words. */
export interface PlaceNames {
  /** Title of the definition. */
  readonly title?: string;
  /** For each step of the path the title of what is there; null where it has none. */
  readonly names: readonly (string | null)[];
}

/** The changes with the titles along their places, from the first of these packs that has them. */
export function namePlaces<C extends { readonly definition: string; readonly path: string }>(
  changes: readonly C[],
  packs: readonly PackDocument[],
): (C & PlaceNames)[] {
  const known = packs.map((pack) => new Map([...partsOf(pack)].map(([part, value]) => [`${pack.manifest.id}:${part}`, value])));
  return changes.map((change) => {
    const roots = known.flatMap((parts) => (parts.has(change.definition) ? [parts.get(change.definition) as Json] : []));
    const title = roots.map(titleOf).find((one) => one !== undefined);
    const ways = roots.map((root) => titlesAlong(root, stepsOf(change.path)));
    const names = stepsOf(change.path).map((_step, at) => ways.map((way) => way[at]).find((name) => name !== undefined) ?? null);
    return { ...change, ...(title === undefined ? {} : { title }), names };
  });
}

function titlesAlong(root: Json, steps: readonly string[]): (string | undefined)[] {
  let at: Json | undefined = root;
  return steps.map((name) => {
    at = memberOf(at, name);
    return titleOf(at);
  });
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value.find((member) => isObject(member) && member.id === name);
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function titleOf(value: Json | undefined): string | undefined {
  return isObject(value) && typeof value.title === "string" ? value.title : undefined;
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
