import { type Issue, ofEach, type Steps } from "@zhili/contracts";
import { DEFINITION_KINDS, definitionFile, type PackDocument } from "@zhili/engine/packs";
import { validateDefinition } from "@zhili/engine/schema";
import { packCheck } from "../configuration/check-packs.js";
import { inSlices } from "../configuration/in-slices.js";
import type { Registry } from "../plugin-host/registry.js";
import { RememberedAnswers } from "./remembered-answers.js";

const answers = new RememberedAnswers<readonly Issue[]>(8);

/**
 * All that is wrong with packs that were put together in memory: shapes first, then names, expressions and templates. It is remembered,
 * since a draft is looked at far more often than it is changed. Takes its time while others get their turn.
 */
export async function checkDraftPacks(packs: readonly PackDocument[], registry: Registry): Promise<readonly Issue[]> {
  const issues = answers.get(registry, packs) ?? (await inSlices(draftCheck(packs, registry)));
  answers.put(registry, packs, issues);
  return issues;
}

function* draftCheck(packs: readonly PackDocument[], registry: Registry): Steps<Issue[]> {
  const parts = packs.flatMap((pack) =>
    DEFINITION_KINDS.flatMap((kind) => Object.entries(pack.definitions[kind]).map(([id, value]) => ({ pack, kind, id, value }))),
  );
  const shapes = yield* ofEach(parts, ({ pack, kind, id, value }) =>
    validateDefinition(kind, value).map((issue) => ({ ...issue, pack: pack.manifest.id, file: definitionFile(kind, id) })),
  );
  return shapes.some((issues) => issues.length > 0) ? shapes.flat() : yield* packCheck(packs, registry);
}
