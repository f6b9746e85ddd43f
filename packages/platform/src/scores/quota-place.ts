import type { JsonObject } from "@zhili/contracts";
import { type Candidate, editionFor, type Ranked, rank, type ScoreResult } from "@zhili/engine/scoring";
import { expressionRecord } from "../facts/record-facts.js";
import { lineOf, orgUnit } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { periodOf } from "./period.js";
import { SCORES } from "./standing-score.js";

const PAGE = 1_000;

/**
 * Where the kept result of a subject (the newest, or that of a period) stands among those of its period and org unit, against the quota of its
 * edition. Undefined without a result or without a quota.
 */
export async function quotaPlace(unit: Unit, scorecard: string, subject: string, period?: string): Promise<Ranked | undefined> {
  const { configuration, tx } = unit;
  const compiled = configuration.scorecards.get(scorecard);
  const definition = configuration.scorecardDefinitions.get(scorecard)?.definition;
  const own = await tx.findOne(SCORES, { scorecard, subject, ...(period === undefined ? {} : { period }) }, { sort: [{ path: "at", direction: "desc" }] });
  if (compiled === undefined || definition === undefined || own === undefined) return undefined;
  const span = periodOf(definition.period, String(own.period));
  const { quota } = editionFor(compiled, span.to);
  if (quota === undefined) return undefined;
  const candidates: Candidate[] = [];
  for await (const kept of resultsIn(unit, scorecard, span.id, await quotaPath(unit, String(own.orgPath), quota.level))) {
    const found = await unit.records.find(definition.subject, String(kept.subject));
    if (found === undefined) continue;
    const facts = { subject: expressionRecord(found.record), period: span, now: unit.now, today: unit.today, $calendar: configuration.calendar };
    candidates.push({ id: String(kept.subject), result: resultOf(kept), facts });
  }
  return rank(candidates, quota).find(({ id }) => id === subject);
}

async function* resultsIn(unit: Unit, scorecard: string, period: string, orgPath: string): AsyncGenerator<JsonObject> {
  let after = "";
  for (;;) {
    const filter = { scorecard, period, orgPath: { $prefix: orgPath }, id: { $gt: after } };
    const { items } = await unit.tx.find(SCORES, filter, { limit: PAGE, sort: [{ path: "id", direction: "asc" }] });
    yield* items as unknown as JsonObject[];
    if (items.length < PAGE) return;
    after = String(items.at(-1)?.id);
  }
}

/** Path of the org unit that shares one quota; everything when the quota names no level. */
async function quotaPath(unit: Unit, orgPath: string, level: string | undefined): Promise<string> {
  const id = orgPath.split("/").findLast((part) => part !== "");
  if (level === undefined || id === undefined) return "";
  const line = await lineOf(unit.tx, await orgUnit(unit.tx, id));
  return line.findLast((one) => one.level === level)?.path ?? orgPath;
}

/** A kept result as the engine gave it: the grade is kept flat. */
function resultOf(kept: JsonObject): ScoreResult {
  const { grade, gradeTitle, ...result } = kept;
  const given = result as unknown as Omit<ScoreResult, "grade">;
  return grade === "" || grade === undefined ? given : { ...given, grade: { id: String(grade), title: String(gradeTitle) } };
}
