import type { StateChoices } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { compileInSlices } from "./configuration/compile-configuration.js";
import { titleIn } from "./configuration/translate.js";
import { draftCases } from "./lifecycle/case-results.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { draftPacks, readDraft } from "./lifecycle/draft.js";
import { joinChoices } from "./lifecycle/join-choices.js";
import type { Rehearsal, RehearsalWatch } from "./lifecycle/rehearsal/rehearsal.js";
import { rehearseRecords } from "./lifecycle/rehearsal/rehearse-records.js";
import { rehearseReports } from "./lifecycle/rehearsal/rehearse-reports.js";
import { rehearseRights } from "./lifecycle/rehearsal/rehearse-rights.js";
import { rehearseRunning } from "./lifecycle/rehearsal/rehearse-running.js";
import { rehearseScores } from "./lifecycle/rehearsal/rehearse-scores.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { type EachMove, foretellMoves } from "./moves/foretell-moves.js";
import { movesOfDraft } from "./moves/run-upgrade.js";
import type { Platform, RequestContext } from "./platform.js";

export interface DraftRehearsalWatch extends RehearsalWatch {
  /** Where cases go whose state an upgrade takes away, on top of what the draft says, as it will be said when publishing. */
  readonly states?: StateChoices;
  /** Hears of each record that an upgrade would move. */
  readonly each?: EachMove;
}

/**
 * Tries a draft against the live data without changing anything: records that move, records that would not validate, running cases, scores, rights, report
 * columns, red cases. Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED; the reason of the signal when it is cancelled.
 */
export async function rehearseDraft(platform: Platform, context: RequestContext, id: string, watch: DraftRehearsalWatch = {}): Promise<Rehearsal> {
  requireConfigurationRight(asking(platform, context), "configure");
  const draft = await readDraft(platform.store, id);
  const { bases, packs } = await draftPacks(platform.store, draft);
  const issues = await checkDraftPacks(packs, platform.registry);
  const nothing = { types: [], moved: 0, seconds: 0 };
  if (issues.length > 0) return { revision: "", issues, moves: nothing, records: [], running: [], scores: [], rights: [], reports: [], red: [] };
  const after = await compileInSlices(packs, platform.registry);
  const before = context.configuration;
  const states = joinChoices(draft.states, watch.states);
  const moves = draft.upgrade === undefined ? undefined : await movesOfDraft(platform, { configuration: after, bases, states });
  const foretold = moves === undefined ? nothing : await foretellMoves(platform, moves, context.language, watch);
  const results = await draftCases(platform, context, id, after, {
    progress: (done, of, title) => watch.progress?.(title, done, of),
    ...(watch.signal === undefined ? {} : { signal: watch.signal }),
  });
  return {
    revision: after.revision,
    issues,
    moves: foretold,
    records: await rehearseRecords(platform, context, after, watch, moves),
    running: (await rehearseRunning(platform, before, after, context.language)).filter(({ workflow }) => moves?.workflows.has(workflow) !== true),
    scores: await rehearseScores(platform, context, after, watch, moves),
    rights: await rehearseRights(platform, before, after, context.language),
    reports: rehearseReports(before, after, context.language),
    red: results
      .filter(({ passed }) => !passed)
      .map((one) => ({ ...one, title: titleIn({ configuration: after, context }, "case", one.ref, { id: one.ref.split(":")[1] ?? "", title: one.title }) })),
  };
}
