import { asking } from "./access/asking.js";
import { runCases } from "./cases/run-cases.js";
import { compileConfiguration } from "./configuration/compile-configuration.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { draftPacks, readDraft } from "./lifecycle/draft.js";
import type { Rehearsal, RehearsalWatch } from "./lifecycle/rehearsal/rehearsal.js";
import { rehearseRecords } from "./lifecycle/rehearsal/rehearse-records.js";
import { rehearseReports } from "./lifecycle/rehearsal/rehearse-reports.js";
import { rehearseRights } from "./lifecycle/rehearsal/rehearse-rights.js";
import { rehearseRunning } from "./lifecycle/rehearsal/rehearse-running.js";
import { rehearseScores } from "./lifecycle/rehearsal/rehearse-scores.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";

/**
 * Tries a draft against the live data without changing anything: records that would not validate, running cases, scores, rights, report
 * columns, red cases. Throws DRAFT_NOT_FOUND, CONFIGURATION_DENIED; the reason of the signal when it is cancelled.
 */
export async function rehearseDraft(platform: Platform, context: RequestContext, id: string, watch: RehearsalWatch = {}): Promise<Rehearsal> {
  requireConfigurationRight(asking(platform, context), "configure");
  const { packs } = await draftPacks(platform.store, await readDraft(platform.store, id));
  const issues = checkDraftPacks(packs, platform.registry);
  if (issues.length > 0) return { revision: "", issues, records: [], running: [], scores: [], rights: [], reports: [], red: [] };
  const after = compileConfiguration(packs, platform.registry);
  const before = context.configuration;
  const results = await runCases(platform, after, {
    progress: (done, of, title) => watch.progress?.(title, done, of),
    ...(watch.signal === undefined ? {} : { signal: watch.signal }),
  });
  return {
    revision: after.revision,
    issues,
    records: await rehearseRecords(platform, context, after, watch),
    running: await rehearseRunning(platform, before, after),
    scores: await rehearseScores(platform, context, after, watch),
    rights: await rehearseRights(platform, before, after),
    reports: rehearseReports(before, after),
    red: results.filter(({ passed }) => !passed),
  };
}
