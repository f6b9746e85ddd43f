import type { Issue } from "@zhili/contracts";
import { DEFINITION_KINDS, definitionFile, type PackDocument } from "@zhili/engine/packs";
import { validateDefinition } from "@zhili/engine/schema";
import { checkPacks } from "../configuration/check-packs.js";
import type { Registry } from "../plugin-host/registry.js";
import { RememberedAnswers } from "./remembered-answers.js";

const answers = new RememberedAnswers<readonly Issue[]>(8);

/**
 * All that is wrong with packs that were put together in memory: shapes first, then names, expressions and templates. It is remembered,
 * since a draft is looked at far more often than it is changed.
 */
export function checkDraftPacks(packs: readonly PackDocument[], registry: Registry): readonly Issue[] {
  const issues = answers.get(registry, packs) ?? check(packs, registry);
  answers.put(registry, packs, issues);
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
