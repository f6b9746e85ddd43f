import type { JsonObject } from "@zhili/contracts";
import { scorecardEnvironment } from "@zhili/engine/packs";
import { editionFor, evaluate } from "@zhili/engine/scoring";
import { DefinitionUnknown } from "../errors.js";
import { expressionRecord, recordFacts } from "../facts/record-facts.js";
import { gatherFacts, readScope } from "../facts/scope.js";
import type { Unit } from "../unit/unit.js";
import { periodOf } from "./period.js";
import { SCORES } from "./standing-score.js";

export interface ScoreRequest {
  readonly scorecard: string;
  readonly subject: string;
  /** 2026, 2026-H1, 2026-Q1 or 2026-03; the one of today when absent. */
  readonly period?: string;
}

/** Gathers the facts of a subject, scores it under the edition of the period, and keeps the result with its contributions. */
export async function evaluateScoreIn(unit: Unit, request: ScoreRequest): Promise<void> {
  const { configuration } = unit;
  const scorecard = configuration.scorecards.get(request.scorecard);
  const placed = configuration.scorecardDefinitions.get(request.scorecard);
  if (scorecard === undefined || placed === undefined) throw DefinitionUnknown({ facts: { ref: request.scorecard, kind: "scorecard" } });
  const period = periodOf(placed.definition.period, request.period ?? unit.today);
  const edition = editionFor(scorecard, period.to);
  const subject = await unit.records.get(placed.definition.subject, request.subject);
  const declared = edition.definition.groups
    .flatMap((group) => group.indicators.flatMap((one) => one.facts ?? []))
    .concat((edition.definition.vetoes ?? []).flatMap((veto) => veto.facts ?? []));
  const facts: Record<string, unknown> = {};
  const base = () => ({
    ...facts,
    subject: expressionRecord(subject.record),
    record: expressionRecord(subject.record),
    period,
    now: unit.now,
    today: unit.today,
  });
  const found = configuration.index.find("record-type", subject.type.ref, placed.pack);
  const scope = readScope(unit, {
    record: () => recordFacts(subject.record),
    recordTypeRef: subject.type.ref,
    environment: { ...scorecardEnvironment({ index: configuration.index, known: { sources: {} }, pack: placed.pack }, found, declared), record: "dyn" },
    facts: base,
  });
  const wanted = edition.facts.map(({ key, fact }) => ({ ...fact, id: key }));
  await gatherFacts(unit, wanted, scope, facts, subject.type.ref);
  const result = evaluate(scorecard, edition, { ...base(), $calendar: configuration.calendar });
  await unit.tx.updateOne(
    SCORES,
    { id: `${request.scorecard} ${request.subject} ${period.id}` },
    {
      $set: {
        ...(JSON.parse(JSON.stringify(result)) as JsonObject),
        grade: result.grade?.id ?? "",
        gradeTitle: result.grade?.title ?? "",
        scorecard: request.scorecard,
        subject: request.subject,
        orgPath: subject.record.orgPath,
        period: period.id,
        edition: edition.id,
        definitionHash: placed.hash,
        facts: unit.platform.vault.seal(JSON.stringify(base())),
        revision: configuration.revision,
        at: unit.now,
        by: unit.context.actor.id,
      },
    },
    { upsert: true },
  );
  unit.tell({
    record: request.subject,
    kind: "score",
    version: subject.record.version,
    facts: { scorecard: request.scorecard, period: period.id, score: result.score, grade: result.grade?.title ?? "" },
  });
}
