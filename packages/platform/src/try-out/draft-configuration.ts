import type { Issue, Json } from "@zhili/contracts";
import { type PackDocument, packOfParts, partsOf } from "@zhili/engine/packs";
import { compileInSlices } from "../configuration/compile-configuration.js";
import type { Configuration } from "../configuration/configuration.js";
import { checkDraftPacks } from "../lifecycle/check-draft-packs.js";
import { draftPacks, readDraft } from "../lifecycle/draft.js";
import { RememberedAnswers } from "../lifecycle/remembered-answers.js";
import type { Platform } from "../platform.js";

/** A definition as it stands on somebody's screen, not saved yet. */
export interface Typed {
  /** `pack:kind/id`. */
  readonly ref: string;
  readonly value: Json;
}

const compiled = new RememberedAnswers<Configuration>(2);

/** The configuration that a draft would make, with what is typed in it and not saved; or all that is wrong with it. Throws DRAFT_NOT_FOUND. */
export async function draftConfiguration(
  platform: Platform,
  draft: string,
  typed: Typed | undefined,
): Promise<{ readonly configuration: Configuration } | { readonly issues: readonly Issue[] }> {
  const { packs } = await draftPacks(platform.store, await readDraft(platform.store, draft));
  const tried = typed === undefined ? packs : packs.map((pack) => withTyped(pack, typed));
  const issues = await checkDraftPacks(tried, platform.registry);
  if (issues.length > 0) return { issues };
  const configuration = compiled.get(platform.registry, tried) ?? (await compileInSlices(tried, platform.registry));
  compiled.put(platform.registry, tried, configuration);
  return { configuration };
}

function withTyped(pack: PackDocument, { ref, value }: Typed): PackDocument {
  const prefix = `${pack.manifest.id}:`;
  if (!ref.startsWith(prefix)) return pack;
  return packOfParts(new Map([...partsOf(pack), [ref.slice(prefix.length), value]]));
}
