import { subjectOf } from "./access/require-right.js";
import { AccessDenied, DefinitionUnknown, ScoreNotFound } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { evaluateScoreIn, type ScoreRequest } from "./scores/evaluate-score.js";
import { periodOf } from "./scores/period.js";
import { type ScoreView, scoreView } from "./scores/score-view.js";
import { SCORES } from "./scores/standing-score.js";
import { runUnit } from "./unit/run-unit.js";

/** Scores a subject and answers the kept result with its contributions. Throws DEFINITION_UNKNOWN, ACCESS_DENIED, RECORD_NOT_FOUND, SCORING_* refusals. */
export function evaluateScore(platform: Platform, context: RequestContext, request: ScoreRequest): Promise<ScoreView> {
  return runUnit(platform, context, async (unit) => {
    const { scorecard } = request;
    const placed = unit.configuration.scorecardDefinitions.get(scorecard);
    if (placed === undefined) throw DefinitionUnknown({ facts: { ref: scorecard, kind: "scorecard" } });
    const { record, type } = await unit.records.get(placed.definition.subject, request.subject);
    const decision = unit.ability.can("update", subjectOf("scorecard", scorecard), record);
    if (!decision.allowed) {
      throw AccessDenied({ facts: { verb: "评定", verbEn: "score", title: record.title, reason: decision.reason ?? "", type: scorecard, id: record.id } });
    }
    await evaluateScoreIn(unit, request);
    const period = periodOf(placed.definition.period, request.period ?? unit.today).id;
    const kept = await unit.tx.findOne(SCORES, { scorecard, subject: request.subject, period });
    if (kept === undefined) throw ScoreNotFound({ facts: { title: placed.definition.title, period: request.period ?? "" } });
    const view = scoreView(context, kept);
    unit.audit(
      "score.evaluate",
      { type: type.ref, id: record.id },
      { scorecard, period: view.period, score: view.score, grade: view.grade ?? "" },
      record.orgPath,
    );
    return view;
  });
}
