import type { Issue, Json, Language } from "@zhili/contracts";
import { DEFINITION_KINDS, definitionFile, type PackDocument, partsOf, stepsOf } from "@zhili/engine/packs";
import { translateDefinition } from "../configuration/translate.js";

/** What a page needs to say a place in words. */
export interface PlaceNames {
  /** Title of the definition. */
  readonly title?: string;
  /** For each step of the path the title of what is there; null where it has none. */
  readonly names: readonly (string | null)[];
}

/** The changes with the titles along their places, in the reader's language, from the first of these packs that has them. */
export function namePlaces<C extends { readonly definition: string; readonly path: string }>(
  changes: readonly C[],
  packs: readonly PackDocument[],
  language: Language,
): (C & PlaceNames)[] {
  const known = packs.map((pack) => ({ pack, parts: new Map([...partsOf(pack)].map(([part, value]) => [`${pack.manifest.id}:${part}`, value])) }));
  const shown = new Map<string, readonly Json[]>();
  const rootsOf = (definition: string): readonly Json[] => {
    const roots = shown.get(definition) ?? known.flatMap(({ pack, parts }) => inWords(pack, definition, parts.get(definition), language));
    shown.set(definition, roots);
    return roots;
  };
  return changes.map((change) => {
    const roots = rootsOf(change.definition);
    const title = roots.map(titleOf).find((one) => one !== undefined);
    const ways = roots.map((root) => titlesAlong(root, stepsOf(change.path)));
    const names = stepsOf(change.path).map((_step, at) => ways.map((way) => way[at]).find((name) => name !== undefined) ?? null);
    return { ...change, ...(title === undefined ? {} : { title }), names };
  });
}

/** What is wrong with packs, each with the titles along its place where it is in a definition. */
export function nameIssues<I extends Issue>(issues: readonly I[], packs: readonly PackDocument[], language: Language): (I & Partial<PlaceNames>)[] {
  const refs = new Map(
    packs.flatMap(({ manifest, definitions }) =>
      DEFINITION_KINDS.flatMap((kind) =>
        Object.keys(definitions[kind]).map((id) => [`${manifest.id} ${definitionFile(kind, id)}`, `${manifest.id}:${kind}/${id}`] as const),
      ),
    ),
  );
  return issues.map((issue) => {
    const definition = refs.get(`${issue.pack ?? ""} ${issue.file ?? ""}`);
    const [named] = definition === undefined ? [] : namePlaces([{ definition, path: issue.path }], packs, language);
    if (named === undefined) return issue;
    const { definition: _definition, ...names } = named;
    return { ...issue, ...names };
  });
}

/** A part of a pack in the reader's language; nothing when it has no such part. */
function inWords(pack: PackDocument, ref: string, part: Json | undefined, language: Language): Json[] {
  if (part === undefined) return [];
  const [kind = "", id = ""] = ref.slice(ref.indexOf(":") + 1).split("/");
  return [translateDefinition(pack, kind, id, part, language)];
}

function titlesAlong(root: Json, steps: readonly string[]): (string | undefined)[] {
  let at: Json | undefined = root;
  return steps.map((name) => {
    at = memberOf(at, name);
    return titleOf(at);
  });
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value.find((member) => isObject(member) && member.id === name) ?? (/^\d{1,6}$/.test(name) ? value[Number(name)] : undefined);
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function titleOf(value: Json | undefined): string | undefined {
  return isObject(value) && typeof value.title === "string" ? value.title : undefined;
}

function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
