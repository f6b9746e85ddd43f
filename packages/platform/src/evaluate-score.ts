import type { JsonObject } from "@zhili/contracts";
import { subjectOf } from "./access/require-right.js";
import { AccessDenied } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { evaluateScoreIn, type ScoreRequest } from "./scores/evaluate-score.js";
import { SCORES } from "./scores/standing-score.js";
import { runUnit } from "./unit/run-unit.js";

/** Scores a subject and answers the kept result with its contributions. Throws ACCESS_DENIED, RECORD_NOT_FOUND, SCORING_* refusals. */
export function evaluateScore(platform: Platform, context: RequestContext, request: ScoreRequest): Promise<JsonObject> {
  return runUnit(platform, context, async (unit) => {
    const subject = unit.configuration.scorecardDefinitions.get(request.scorecard)?.definition.subject ?? "";
    const { record } = await unit.records.get(subject, request.subject);
    const decision = unit.ability.can("update", subjectOf("scorecard", request.scorecard), record);
    if (!decision.allowed) throw AccessDenied({ facts: { verb: "评定", verbEn: "score", title: record.title, reason: decision.reason ?? "" } });
    await evaluateScoreIn(unit, request);
    return (await unit.tx.findOne(SCORES, { scorecard: request.scorecard, subject: request.subject }, { sort: [{ path: "at", direction: "desc" }] })) ?? {};
  });
}
