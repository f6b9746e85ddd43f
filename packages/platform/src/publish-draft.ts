import { openConflicts, type StateChoices } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import type { CaseResult } from "./cases/run-cases.js";
import { compileInSlices } from "./configuration/compile-configuration.js";
import { ensureIndexes } from "./ensure-indexes.js";
import { draftCases } from "./lifecycle/case-results.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { DRAFTS, draftPacks, readDraft } from "./lifecycle/draft.js";
import { CasesRed, DraftBehind, DraftConflicts, DraftInvalid, DraftStale } from "./lifecycle/errors.js";
import { joinChoices } from "./lifecycle/join-choices.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentSeq, type Revision, writeRevision } from "./lifecycle/revision.js";
import { runUpgrade } from "./moves/run-upgrade.js";
import type { Platform, RequestContext } from "./platform.js";
import { requireEditionsKept } from "./scores/require-editions-kept.js";
import { runUnit } from "./unit/run-unit.js";

export interface Publication {
  readonly draft: string;
  readonly version: number;
  readonly message: string;
  /** Red cases that are accepted by name, each with a reason. */
  readonly accept?: readonly { readonly case: string; readonly reason: string }[];
  /** For an upgrade: where cases go whose state the newer version does not have, workflow to state to state; on top of what the draft says. */
  readonly states?: StateChoices;
}

export interface PublicationWatch {
  readonly progress?: (done: number, of: number, title: string) => void;
  /** Ends it at any time; an upgrade takes back what it moved. */
  readonly signal?: AbortSignal;
  /** Ends it as long as it only checks and has changed nothing. */
  readonly checking?: AbortSignal;
}

/**
 * Makes a draft the configuration in force: checked as a whole, the packs' cases run, then one transaction; open pages are told after.
 * One that brings in a newer version of a pack moves the records that its migrations name; see `runUpgrade`. Throws DRAFT_BEHIND, DRAFT_STALE, DRAFT_CONFLICTS, DRAFT_INVALID, CONFIGURATION_CASES_RED, SCORECARD_EDITION_IN_USE, REVISION_MOVED, CONFIGURATION_DENIED; then nothing has changed.
 */
export async function publishDraft(platform: Platform, context: RequestContext, request: Publication, watch: PublicationWatch = {}): Promise<Revision> {
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
  const { message, accept = [] } = request;
  const told = { message, ...(accept.length === 0 ? {} : { accepted: accept }) };
  const { upgrade } = draft;
  if (upgrade !== undefined) {
    const states = joinChoices(draft.states, request.states);
    return runUpgrade(platform, context, { draft: { ...draft, upgrade }, configuration, bases, packs, states, revision: told }, watch);
  }
  const revision = await runUnit(platform, context, async (unit) => {
    await requireEditionsKept(unit.tx, platform.configuration(), configuration);
    const who = { by: context.actor.id, byName: context.actor.name, at: unit.now };
    const made = await writeRevision(unit.tx, configuration, { kind: "publish", ...told, ...who, bases, packs, overlay: draft.overlay }, draft.on);
    await unit.tx.deleteOne(DRAFTS, { id: draft.id });
    unit.audit("configuration.publish", { type: "revision", id: String(made.seq) }, { revision: made.revision, message });
    return made;
  });
  platform.publish(configuration);
  await ensureIndexes(platform);
  return revision;
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
