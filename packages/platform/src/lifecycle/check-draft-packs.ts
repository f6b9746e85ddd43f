import type { Issue } from "@zhili/contracts";
import { DEFINITION_KINDS, definitionFile, type PackDocument } from "@zhili/engine/packs";
import { validateDefinition } from "@zhili/engine/schema";
import { checkPacks } from "../configuration/check-packs.js";
import type { Registry } from "../plugin-host/registry.js";

const REMEMBERED = 8;
const answers = new WeakMap<Registry, Map<string, readonly Issue[]>>();

/**
 * All that is wrong with packs that were put together in memory: shapes first, then names, expressions and templates. What the same packs
 * were found to be the last few times is remembered, since a draft is looked at far more often than it is changed.
 */
export function checkDraftPacks(packs: readonly PackDocument[], registry: Registry): readonly Issue[] {
  const known = answers.get(registry) ?? new Map<string, readonly Issue[]>();
  answers.set(registry, known);
  const key = packs.map(({ hash }) => hash).join(" ");
  const issues = known.get(key) ?? check(packs, registry);
  known.delete(key);
  known.set(key, issues);
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED) break;
    known.delete(oldest);
  }
  return issues;
}

function check(packs: readonly PackDocument[], registry: Registry): Issue[] {
  const shapes = packs.flatMap((pack) =>
    DEFINITION_KINDS.flatMap((kind) =>
      Object.entries(pack.definitions[kind]).flatMap(([id, definition]) =>
        validateDefinition(kind, definition).map((issue) => ({ ...issue, pack: pack.manifest.id, file: definitionFile(kind, id) })),
      ),
    ),
  );
  return shapes.length > 0 ? shapes : checkPacks(packs, registry);
}
