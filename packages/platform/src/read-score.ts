import { requireRight, subjectOf } from "./access/require-right.js";
import { AccessDenied, DefinitionUnknown, ScoreNotFound } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import type { ScoreRequest } from "./scores/evaluate-score.js";
import { type ScoreView, scorecardTitle, scoreView } from "./scores/score-view.js";
import { SCORES } from "./scores/standing-score.js";
import { readUnit } from "./unit/read-unit.js";

/**
 * The newest result of a subject, or that of a period, for whoever may read both the scorecard and the subject. Nothing is computed anew.
 * Throws DEFINITION_UNKNOWN, RECORD_NOT_FOUND, ACCESS_DENIED, SCORE_NOT_FOUND.
 */
export function readScore(platform: Platform, context: RequestContext, request: ScoreRequest): Promise<ScoreView> {
  return readUnit(platform, context, async (unit) => {
    const { scorecard, period } = request;
    const placed = unit.configuration.scorecardDefinitions.get(scorecard);
    if (placed === undefined) throw DefinitionUnknown({ facts: { ref: scorecard, kind: "scorecard" } });
    const { record, type } = await unit.records.get(placed.definition.subject, request.subject);
    requireRight(unit, "read", type, record);
    const title = scorecardTitle(unit.configuration, scorecard, context.language);
    const decision = unit.ability.can("read", subjectOf("scorecard", scorecard), record);
    if (!decision.allowed)
      throw AccessDenied({ facts: { verb: "查看", verbEn: "open", title, reason: decision.reason ?? "", type: scorecard, id: record.id } });
    const asked = { scorecard, subject: record.id, ...(period === undefined ? {} : { period }) };
    const kept = await unit.tx.findOne(SCORES, asked, { sort: [{ path: "at", direction: "desc" }] });
    if (kept === undefined) throw ScoreNotFound({ facts: { title, period: period ?? "" } });
    return scoreView(context, kept);
  });
}
