import type { Fact, ScoringSourceContribution } from "@zhili/plugin-api";

interface Prepared {
  readonly now: string;
  readonly nowThere: string;
  /** Names of the score and of whether there is one, for each earlier period. */
  readonly before: readonly { readonly score: string; readonly there: string }[];
  readonly perPoint: number;
  readonly deducts: boolean;
  readonly first: number;
  readonly title: string;
}

/** Points for how far a score lies above the mean of the same subject's scores in earlier periods. */
export const improvement: ScoringSourceContribution = {
  type: "improvement",
  title: { "zh-CN": "与以前各期相比的进步", en: "Improvement against earlier periods" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["scorecard"],
    properties: {
      scorecard: {
        type: "string",
        title: "Scorecard",
        description: "Whose results are compared; not the one that this indicator is in.",
        "x-ref": "scorecard",
      },
      periods: { type: "integer", title: "Earlier periods", description: "Their mean is what counts; 1 when absent.", minimum: 1, maximum: 12 },
      perPoint: { type: "number", title: "Points for each point of improvement", description: "1 when absent." },
      onFall: { type: "string", title: "On a fall", description: "none: nothing is taken away; deduct: points are taken away.", enum: ["none", "deduct"] },
      first: { type: "number", title: "Points without earlier results", description: "0 when absent." },
    },
  },
  needs({ scorecard = "", periods }) {
    const fact = (id: string, measure: string, back: number): Fact => ({
      id,
      source: "score",
      params: { scorecard, measure, subject: "subject.id", period: "period.id", back },
    });
    return earlier(periods)
      .flatMap((back) => [fact(`score-${back}`, "score", back), fact(`there-${back}`, "exists", back)])
      .concat(fact("score-0", "score", 0), fact("there-0", "exists", 0));
  },
  prepare({ periods, perPoint, onFall, first }, { keyOf, indicator }): Prepared {
    return {
      now: keyOf("score-0"),
      nowThere: keyOf("there-0"),
      before: earlier(periods).map((back) => ({ score: keyOf(`score-${back}`), there: keyOf(`there-${back}`) })),
      perPoint: numberOr(perPoint, 1),
      deducts: onFall === "deduct",
      first: numberOr(first, 0),
      title: indicator.title,
    };
  },
  evaluate(given, facts) {
    const prepared = given as Prepared;
    const { title } = prepared;
    if (facts[prepared.nowThere] !== true) return { points: 0, reason: `${title}：本期还没有评分`, pending: true };
    const now = Number(facts[prepared.now]);
    const scores = prepared.before.filter(({ there }) => facts[there] === true).map(({ score }) => Number(facts[score]));
    if (scores.length === 0) return { points: prepared.first, reason: `${title}：没有以前的评分可比`, evidence: { now, before: [] } };
    const mean = rounded(scores.reduce((sum, one) => sum + one, 0) / scores.length);
    const difference = rounded(now - mean);
    const counted = difference < 0 && !prepared.deducts ? 0 : difference;
    const words = difference > 0 ? `提高${difference}分` : difference < 0 ? `下降${-difference}分` : "持平";
    return {
      points: rounded(counted * prepared.perPoint),
      reason: `${title}：本期${now}分，以前${scores.length}期平均${mean}分，${words}`,
      evidence: { now, before: scores, mean, difference },
    };
  },
};

function earlier(periods: unknown): number[] {
  return Array.from({ length: Math.max(1, Math.min(12, numberOr(periods, 1))) }, (_, at) => at + 1);
}

function numberOr(value: unknown, other: number): number {
  return typeof value === "number" ? value : other;
}

/** Four digits, so that the same facts give the same points on every machine. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
