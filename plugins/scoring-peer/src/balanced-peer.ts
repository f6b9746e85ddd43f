import type { JsonObject, ScoringPrepareContext, ScoringSourceContribution } from "@zhili/plugin-api";
import { countable, isFavourInReturn, onOneScale, type Rating, spreadOf } from "./one-scale.js";

interface Prepared {
  readonly key: string;
  readonly fields: { readonly rater: string; readonly ratee: string; readonly points: string };
  readonly self: ReturnType<ScoringPrepareContext["expression"]>;
  readonly expected: ReturnType<ScoringPrepareContext["expression"]> | undefined;
  readonly returned: number;
  readonly scale: number;
  readonly title: string;
}

/** Points by peers who rate each other, with every rater brought to one scale and favours in return counting less. */
export const balancedPeer: ScoringSourceContribution = {
  type: "balanced-peer",
  title: { "zh-CN": "校正后的互评得分", en: "Mutual rating with bias control" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["of", "rater", "ratee", "points"],
    properties: {
      of: { type: "string", title: "Records", description: "One for each rating.", "x-ref": "record-type" },
      where: { type: "object", title: "Where", description: "Ratings of the whole round.", "x-filter": "of" },
      rater: { type: "string", title: "Rater", description: "Field.", "x-field-of": "of" },
      ratee: { type: "string", title: "Who is rated", description: "Field.", "x-field-of": "of" },
      points: { type: "string", title: "Points", description: "Field.", "x-field-of": "of" },
      self: { type: "string", title: "The subject in these fields", description: "The subject's id when absent.", "x-expression": true, "x-returns": "string" },
      expected: {
        type: "string",
        title: "Raters due",
        description: "The points are pending until so many have rated.",
        "x-expression": true,
        "x-returns": "number",
      },
      favours: { type: "number", title: "Weight of favours in return", description: "0 to 1; 0.5 when absent.", minimum: 0, maximum: 1 },
      outOf: { type: "number", title: "Most of a rating", description: "Ratings are stretched from this to the indicator's most." },
    },
  },
  needs: ({ of = "", where = {} }) => [{ id: "ratings", source: "records", params: { recordType: of, measure: "list", where } }],
  prepare(params, { keyOf, expression, indicator }): Prepared {
    const { rater, ratee, points, self, expected, favours, outOf } = params;
    return {
      key: keyOf("ratings"),
      fields: { rater: String(rater), ratee: String(ratee), points: String(points) },
      self: expression(typeof self === "string" ? self : "subject.id", "/self"),
      expected: typeof expected === "string" ? expression(expected, "/expected") : undefined,
      returned: typeof favours === "number" ? favours : 0.5,
      scale: typeof outOf === "number" && outOf > 0 ? indicator.max / outOf : 1,
      title: indicator.title,
    };
  },
  evaluate(given, facts) {
    const prepared = given as Prepared;
    const round = onOneScale(countable(ratingsIn(facts[prepared.key], prepared.fields)));
    const self = String(prepared.self.evaluate(facts));
    const own = round.filter(({ ratee }) => ratee === self);
    const due = prepared.expected === undefined ? 1 : Number(prepared.expected.evaluate(facts));
    if (own.length === 0 || own.length < due)
      return { points: 0, reason: `${prepared.title}：已评${own.length}人，应评${due}人，评完前不公开`, pending: true, evidence: { raters: own.length, due } };
    const spread = spreadOf(round);
    const weighed = own.map((one) => ({ points: one.points, weight: isFavourInReturn(one, round, spread) ? prepared.returned : 1 }));
    const favours = weighed.filter(({ weight }) => weight !== 1).length;
    const weight = weighed.reduce((sum, one) => sum + one.weight, 0);
    const average = weight === 0 ? 0 : rounded(weighed.reduce((sum, one) => sum + one.points * one.weight, 0) / weight);
    return {
      points: rounded(average * prepared.scale),
      reason: `${prepared.title}：${own.length}人互评，校正后平均${average}分${favours === 0 ? "" : `，其中${favours}人与本户互相抬分，减权计入`}`,
      evidence: { raters: own.length, average, favours, mean: rounded(spread.mean) },
    };
  },
};

function ratingsIn(records: unknown, fields: Prepared["fields"]): Rating[] {
  return (Array.isArray(records) ? (records as JsonObject[]) : []).flatMap((record) => {
    const points = record[fields.points];
    if (typeof points !== "number" || !Number.isFinite(points)) return [];
    return [{ rater: String(record[fields.rater] ?? ""), ratee: String(record[fields.ratee] ?? ""), points }];
  });
}

/** Four digits, so that the same facts give the same points on every machine. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
