import { ZhiliError } from "@zhili/contracts";
import type { CompiledEdition, CompiledGroup, CompiledIndicator, CompiledScorecard, LocalFact } from "./compiled-edition.js";
import { fromUnits, toUnits } from "./decimal.js";
import { ScoringFactMissing, ScoringPointsInvalid, ScoringSourceFailed } from "./errors.js";
import type { Contribution, GroupResult, ScoreResult, VetoResult } from "./score-result.js";
import type { ScoringFacts, SourceOutcome } from "./source.js";

/**
 * Scores one subject under an edition. `facts` holds subject, period, now, today and a value for each of `edition.facts` under its key.
 * Pure: the same facts give the same result, bit for bit. Throws SCORING_SOURCE_FAILED naming the indicator.
 */
export function evaluate(scorecard: CompiledScorecard, edition: CompiledEdition, facts: ScoringFacts): ScoreResult {
  const { digits } = edition;
  const vetoes = vetoesOf(edition, facts);
  const contributions: Contribution[] = [];
  const pending: string[] = [];
  const groups: Record<string, GroupResult> = {};
  let lit = 0;
  let scoreUnits = 0;
  for (const group of edition.groups) {
    let units = 0;
    const each = group.indicators.map((indicator) => score(indicator, edition, facts, contributions, pending));
    for (const one of each) units += one;
    units = combined(group, each, units, edition, contributions);
    units = capped(group, units, edition, contributions);
    const veto = vetoes.length === 0 ? undefined : vetoes.find((one) => one.result === "zero-group" && one.group === group.id);
    if (veto !== undefined && units > 0) {
      contributions.push(takenAway(veto.id, group.id, "veto", -units, veto.title, edition));
      units = 0;
    }
    const isLit = group.litUnits !== undefined && veto === undefined && units >= group.litUnits;
    if (isLit) lit += 1;
    scoreUnits += units;
    groups[group.id] = { score: fromUnits(units, digits), max: fromUnits(group.mostUnits, digits), lit: isLit };
  }
  const total = fromUnits(scoreUnits, digits);
  const { max } = edition;
  const grade = vetoes.some((veto) => veto.result === "none") ? undefined : gradeOf(edition, { score: total, max, lit, groups }, facts);
  const head = { scorecard: scorecard.ref, edition: edition.id };
  if (grade === undefined) return { ...head, score: total, max, lit, groups, vetoes, contributions, pending };
  return { ...head, score: total, max, lit, groups, grade, vetoes, contributions, pending };
}

/** Adds an indicator's contribution; gives its units. */
function score(indicator: CompiledIndicator, edition: CompiledEdition, facts: ScoringFacts, contributions: Contribution[], pending: string[]): number {
  const outcome = outcomeOf(indicator, facts);
  const raw = outcome.points;
  if (!Number.isFinite(raw)) throw ScoringPointsInvalid({ facts: { rule: indicator.id, title: indicator.title, points: String(raw) } });
  const isPending = outcome.pending === true;
  const bounded = isPending ? 0 : Math.max(indicator.min, Math.min(indicator.max, raw));
  const units = toUnits(bounded, edition.digits, indicator.weight);
  const points = fromUnits(units, edition.digits);
  const { reason, evidence = null } = outcome;
  const { id: rule, group, type: source, most: max } = indicator;
  if (isPending) {
    pending.push(rule);
    contributions.push({ rule, group, edition: edition.id, source, points, max, reason, evidence, pending: true });
  } else if (bounded === raw) contributions.push({ rule, group, edition: edition.id, source, points, max, reason, evidence });
  else contributions.push({ rule, group, edition: edition.id, source, points, max, reason, evidence, raw });
  return units;
}

function outcomeOf(indicator: CompiledIndicator, facts: ScoringFacts): SourceOutcome {
  try {
    return indicator.source.evaluate(indicator.prepared, indicator.local.length === 0 ? facts : withLocal(facts, indicator.local));
  } catch (error) {
    if (!(error instanceof Error) || ScoringFactMissing.is(error)) throw error;
    const known = error instanceof ZhiliError;
    const words = { reasonZh: known ? error.messageIn("zh-CN") : error.message, reason: known ? error.messageIn("en") : error.message };
    throw ScoringSourceFailed({ facts: { rule: indicator.id, title: indicator.title, ...words }, cause: error });
  }
}

/** Puts facts that are named alike at other places under their own names. */
function withLocal(facts: ScoringFacts, local: readonly LocalFact[]): ScoringFacts {
  const own: Record<string, unknown> = { ...facts };
  for (const { id, key } of local) {
    if (!Object.hasOwn(facts, key)) throw ScoringFactMissing({ facts: { key } });
    own[id] = facts[key];
  }
  return own;
}

/** What the group's operator makes of its indicators; how much that is more or less than their sum is a contribution of its own. */
function combined(group: CompiledGroup, each: readonly number[], sum: number, edition: CompiledEdition, contributions: Contribution[]): number {
  const { combine, indicators, id, mostUnits } = group;
  if (combine === undefined) return sum;
  const given = indicators.map((indicator, at) => ({ id: indicator.id, points: fromUnits(each[at] ?? 0, edition.digits), max: indicator.most }));
  const { points, reason } = combine.operator.combine(given, combine.params);
  if (!Number.isFinite(points)) throw ScoringPointsInvalid({ facts: { rule: id, title: group.title, points: String(points) } });
  const units = Math.max(0, Math.min(mostUnits, toUnits(points, edition.digits)));
  if (units !== sum) contributions.push(takenAway(id, id, combine.type, units - sum, `${group.title}：${reason}`, edition));
  return units;
}

function capped(group: CompiledGroup, units: number, edition: CompiledEdition, contributions: Contribution[]): number {
  if (!group.capped || units <= group.mostUnits) return units;
  contributions.push(takenAway(group.id, group.id, "group-max", group.mostUnits - units, `${group.title}：超出分组最高分的部分`, edition));
  return group.mostUnits;
}

function takenAway(rule: string, group: string, source: string, units: number, reason: string, edition: CompiledEdition): Contribution {
  return { rule, group, edition: edition.id, source, points: fromUnits(units, edition.digits), max: 0, reason, evidence: null };
}

function vetoesOf(edition: CompiledEdition, facts: ScoringFacts): VetoResult[] {
  if (edition.vetoes.length === 0) return [];
  const holding = edition.vetoes.filter((veto) => veto.when.evaluate(veto.local.length === 0 ? facts : withLocal(facts, veto.local)) === true);
  return holding.map(({ id, title, result, group }) => ({ id, title, result, ...(group === undefined ? {} : { group }) }));
}

function gradeOf(edition: CompiledEdition, result: Pick<ScoreResult, "score" | "max" | "lit" | "groups">, facts: ScoringFacts): ScoreResult["grade"] {
  if (edition.grades.length === 0) return undefined;
  const names = gradeFacts(result, facts);
  const grade = edition.grades.find(({ when }) => when.evaluate(names) === true);
  return grade === undefined ? undefined : { id: grade.id, title: grade.title };
}

/** What grades and tie-breaks see. */
export function gradeFacts({ score, max, lit, groups }: Pick<ScoreResult, "score" | "max" | "lit" | "groups">, facts: ScoringFacts): ScoringFacts {
  return { score, max, lit, groups, subject: facts.subject, period: facts.period, now: facts.now, today: facts.today, $calendar: facts.$calendar };
}
