import { openConflicts, type PackDocument } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import type { CaseResult } from "./cases/run-cases.js";
import { compileInSlices } from "./configuration/compile-configuration.js";
import type { Configuration } from "./configuration/configuration.js";
import { draftCases } from "./lifecycle/case-results.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { type Draft, draftPacks, readDraft } from "./lifecycle/draft.js";
import { CasesRed, DraftBehind, DraftConflicts, DraftInvalid, DraftStale } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentSeq } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";
import type { Publication, PublicationWatch } from "./publish-draft.js";
import { requireEditionsKept } from "./scores/require-editions-kept.js";

interface Checked {
  readonly draft: Draft;
  readonly bases: readonly PackDocument[];
  readonly packs: readonly PackDocument[];
  readonly configuration: Configuration;
}

/** Checks a draft as a whole and runs the packs' cases; changes nothing. Throws what `publishDraft` throws before it changes anything. */
export async function checkPublication(platform: Platform, context: RequestContext, request: Publication, watch: PublicationWatch = {}): Promise<Checked> {
  requireConfigurationRight(asking(platform, context), "publish");
  const draft = await readDraft(platform.store, request.draft);
  if (draft.version !== request.version) throw DraftStale({ facts: { expected: request.version, actual: draft.version } });
  const current = await currentSeq(platform.store);
  if (draft.on !== current) throw DraftBehind({ facts: { on: draft.on, current } });
  const open = openConflicts(draft.conflicts ?? []);
  if (open.length > 0) throw DraftConflicts({ facts: { count: open.length, places: open.map(({ id }) => id) } });
  const { bases, packs } = await draftPacks(platform.store, draft);
  const issues = await checkDraftPacks(packs, platform.registry);
  if (issues.length > 0) throw DraftInvalid({ facts: { count: issues.length }, issues });
  const configuration = await compileInSlices(packs, platform.registry);
  await requireEditionsKept(platform.store, platform.configuration(), configuration);
  const signal = watch.checking ?? watch.signal;
  const watched = { ...watch, ...(signal === undefined ? {} : { signal }) };
  const red = (await draftCases(platform, context, draft.id, configuration, watched)).filter((one) => !one.passed);
  signal?.throwIfAborted();
  requireAccepted(red, request.accept ?? []);
  return { draft, bases, packs, configuration };
}

function requireAccepted(red: readonly CaseResult[], accepted: NonNullable<Publication["accept"]>): void {
  const known = new Set(accepted.filter(({ reason }) => reason.trim() !== "").map((one) => one.case));
  const open = red.filter(({ ref }) => !known.has(ref));
  if (open.length === 0) return;
  const issues = open.map(({ ref, title, message }) => ({
    code: "CONFIGURATION_CASES_RED",
    path: ref,
    message: { "zh-CN": `案例“${title}”没有通过：${message?.["zh-CN"] ?? ""}`, en: `The case “${title}” did not pass: ${message?.en ?? ""}` },
  }));
  throw CasesRed({ facts: { count: open.length, cases: open.map(({ title }) => title).join("、") }, issues });
}
