import type { Issue } from "@zhili/contracts";
import { DEFINITION_KINDS, definitionFile, type PackDocument, packOfParts, partsOf, withoutPart } from "@zhili/engine/packs";
import { validateDefinition } from "@zhili/engine/schema";
import { packCheck } from "../configuration/check-packs.js";
import { inSlices } from "../configuration/in-slices.js";
import type { Registry } from "../plugin-host/registry.js";

/** A place that needs a definition. */
export interface DefinitionUse {
  /** `pack:kind/id`; absent for a file that holds no definition. */
  readonly ref?: string;
  readonly title: string;
  readonly issue: Issue;
}

/** What would be missing in other places if a definition were taken away with all that goes with it. */
export async function definitionUses(packs: readonly PackDocument[], definition: string, registry: Registry): Promise<DefinitionUse[]> {
  const sound = packs.map(withoutBroken);
  const after = sound.map((pack) => withoutDefinition(pack, definition));
  const before = new Set((await inSlices(packCheck(sound, registry))).map(keyOf));
  return (await inSlices(packCheck(after, registry))).filter((issue) => !before.has(keyOf(issue))).map((issue) => ({ ...placeOf(packs, issue), issue }));
}

/** The pack without a definition and all that goes with it; another pack stays as it is. */
export function withoutDefinition(pack: PackDocument, definition: string): PackDocument {
  const prefix = `${pack.manifest.id}:`;
  return definition.startsWith(prefix) ? packOfParts(withoutPart(partsOf(pack), definition.slice(prefix.length))) : pack;
}

/** Names can't be followed in what has not the right shape; it is left out before and after. */
function withoutBroken(pack: PackDocument): PackDocument {
  const broken = new Set(
    DEFINITION_KINDS.flatMap((kind) =>
      Object.entries(pack.definitions[kind]).flatMap(([id, definition]) => (validateDefinition(kind, definition).length > 0 ? [`${kind}/${id}`] : [])),
    ),
  );
  return broken.size === 0 ? pack : packOfParts(new Map([...partsOf(pack)].filter(([part]) => !broken.has(part))));
}

function keyOf({ pack, file, path, code, message }: Issue): string {
  return JSON.stringify([pack, file, path, code, message.en]);
}

function placeOf(packs: readonly PackDocument[], { pack: home, file = "" }: Issue): Pick<DefinitionUse, "ref" | "title"> {
  const pack = packs.find(({ manifest }) => manifest.id === home);
  for (const kind of DEFINITION_KINDS) {
    for (const [id, { title }] of Object.entries(pack?.definitions[kind] ?? {}))
      if (definitionFile(kind, id) === file) return { ref: `${home}:${kind}/${id}`, title };
  }
  return { title: file };
}
