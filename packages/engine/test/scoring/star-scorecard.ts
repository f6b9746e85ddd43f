import type { Edition, IndicatorGroup, ScorecardDefinition } from "@zhili/contracts";
import { type CompiledScorecard, compileScorecard, editionFor, evaluate, type ScoreResult, type ScoringFacts } from "../../src/scoring/index.js";

/** One group with one indicator of a formula: `points` over the subject. */
export const starGroup = (id: string, points: string, more: Partial<IndicatorGroup> = {}): IndicatorGroup => ({
  id,
  title: `${id}星`,
  max: 20,
  litAt: 0.8,
  indicators: [{ id: `${id}-mark`, title: `${id}评分`, max: 20, source: { type: "formula", params: { points } } }],
  ...more,
});

export const STARS = ["law", "work", "clean", "virtue", "culture"] as const;

export const EDITION: Edition = {
  id: "2026",
  from: "2026-01-01",
  to: "2026-12-31",
  groups: STARS.map((id) => starGroup(id, `subject.${id}`)),
  vetoes: [
    { id: "crime", title: "违法犯罪", when: "subject.crimes > 0", result: "none" },
    { id: "dump", title: "乱倒垃圾", when: "subject.dumped", result: "zero-group", group: "clean" },
  ],
  grades: [
    { id: "five-star", title: "五星", when: "lit == 5" },
    { id: "four-star", title: "四星", when: "lit == 4 && groups.law.lit && score >= 70.0" },
  ],
  quota: {
    top: 2,
    grade: "five-star",
    tieBreak: [
      { id: "law", by: "groups.law.score" },
      { id: "seniority", by: "subject.years" },
    ],
  },
};

export const scorecardOf = (...editions: Edition[]): ScorecardDefinition => ({
  id: "stars",
  title: "五星",
  subject: "base:household",
  period: "year",
  editions,
});

export const stars: CompiledScorecard = compileScorecard("town:stars", scorecardOf(EDITION));

export const PERIOD = { id: "2026", from: "2026-01-01", to: "2026-12-31" };

/** Scores a subject under the edition of 2026. */
export const scoreOf = (subject: Record<string, unknown>, scorecard = stars, more: ScoringFacts = {}): ScoreResult =>
  evaluate(scorecard, editionFor(scorecard, "2026-06-01"), { subject, period: PERIOD, today: "2026-06-01", now: "2026-06-01T00:00:00Z", ...more });

/** A scorecard with one indicator of a source. */
export function single(type: string, params: Record<string, unknown>, max = 100, indicator: Record<string, unknown> = {}): CompiledScorecard {
  const group: IndicatorGroup = { id: "only", title: "唯一", indicators: [{ id: "one", title: "指标", max, ...indicator, source: { type, params } }] };
  return compileScorecard("town:single", scorecardOf({ id: "e", from: "2026-01-01", groups: [group] }));
}

/** Codes and paths of the issues of a definition; fails when it is accepted. */
export function issuesOf(action: () => unknown): { path: string; suggestion: string | undefined; said: string }[] {
  try {
    action();
  } catch (error) {
    if (error instanceof Error && "issues" in error) {
      const { issues } = error as Error & { issues: { path: string; suggestion?: string; message: { "zh-CN": string } }[] };
      return issues.map(({ path, suggestion, message }) => ({ path, suggestion, said: message["zh-CN"] }));
    }
    throw error;
  }
  throw new Error("was not refused");
}
