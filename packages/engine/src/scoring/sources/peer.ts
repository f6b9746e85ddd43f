import type { Json } from "@zhili/contracts";
import type { CompiledExpression } from "../../expression/index.js";
import { ScoringSelfRating } from "../errors.js";
import { choice, optionalNumber, optionalText, requiredText } from "../read-params.js";
import { defineScoringSource, type ScoringFacts } from "../source.js";
import { numberOf } from "./number-of.js";
import { at, averageOf, dropExtremes, type LeftOut, type Rating, readRatings } from "./ratings.js";

interface Peer {
  readonly key: string;
  readonly allKey?: string;
  readonly fields: { readonly rater: string; readonly points: string };
  readonly ratee: string;
  readonly self: CompiledExpression;
  readonly drop: "none" | "highest-and-lowest";
  readonly sealed: boolean;
  readonly expected?: CompiledExpression;
  readonly scale: number;
  readonly title: string;
}

/** Raters with fewer ratings are not corrected: too little is known of how they rate. */
const FEWEST_FOR_BIAS = 3;

/** Refuses a rating of oneself when it is handed in: SCORING_SELF_RATING. */
export function checkRater(rater: string, ratee: string): void {
  if (rater === ratee) throw ScoringSelfRating({ facts: { rater } });
}

/**
 * Points by peers who rate each other. Ratings of oneself never count; sealed ones count nothing, and are not shown, until every rater due
 * has handed in. Bias control moves each rater's points by how far the rater's own average lies from that of all ratings.
 */
export const peer = defineScoringSource<Peer>({
  type: "peer",
  title: { "zh-CN": "互评", en: "Mutual rating" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["of", "points", "ratee"],
    properties: {
      of: { type: "string", title: "Records", description: "One for each rating.", "x-ref": "record-type" },
      where: { type: "object", title: "Where", description: "Ratings of the whole round.", "x-filter": "of" },
      rater: { type: "string", title: "Rater", description: "Field; who made the record when absent.", "x-field-of": "of" },
      ratee: { type: "string", title: "Who is rated", description: "Field.", "x-field-of": "of" },
      self: { type: "string", title: "The subject as a rater", description: "The subject's id when absent.", "x-expression": true, "x-returns": "string" },
      points: { type: "string", title: "Points", description: "Field.", "x-field-of": "of" },
      drop: { type: "string", title: "Left out", enum: ["none", "highest-and-lowest"] },
      sealed: { type: "boolean", title: "Sealed until all have rated" },
      expected: { type: "string", title: "Raters due", description: "How many.", "x-expression": true, "x-returns": "number" },
      bias: { type: "string", title: "Bias control", enum: ["none", "rater-mean"] },
      outOf: { type: "number", title: "Most of a rating", description: "Ratings are stretched from this to the indicator's most." },
    },
  },
  needs: ({ of = "", where = {}, ratee = "", bias }) => {
    const own = { ...(typeof where === "object" && where !== null && !Array.isArray(where) ? where : {}), [String(ratee)]: { expression: "subject.id" } };
    const list = (id: string, filter: Json) => ({ id, source: "records", params: { recordType: of, measure: "list", where: filter } });
    return bias === "rater-mean" ? [list("ratings", own), list("all", where)] : [list("ratings", own)];
  },
  prepare(params, context) {
    const expected = optionalText(params, "expected");
    const outOf = optionalNumber(params, "outOf");
    const sealed = params.sealed === true;
    if (sealed && expected === undefined)
      context.issue("/expected", { "zh-CN": "密封互评须写明应评人数。", en: "Sealed ratings need to say how many raters are due." });
    const bias = choice(params, "bias", ["none", "rater-mean"], context);
    return {
      key: context.keyOf("ratings"),
      ...(bias === "none" ? {} : { allKey: context.keyOf("all") }),
      fields: { rater: optionalText(params, "rater") ?? "createdBy", points: requiredText(params, "points", context) },
      ratee: requiredText(params, "ratee", context),
      self: context.expression(optionalText(params, "self") ?? "subject.id", "/self"),
      drop: choice(params, "drop", ["none", "highest-and-lowest"], context),
      sealed,
      ...(expected === undefined ? {} : { expected: context.expression(expected, "/expected") }),
      scale: outOf === undefined || outOf === 0 ? 1 : context.indicator.max / outOf,
      title: context.indicator.title,
    };
  },
  evaluate(prepared: Peer, facts: ScoringFacts) {
    const read = readRatings(facts[prepared.key], prepared.fields);
    const self = String(prepared.self.evaluate(facts) ?? "");
    const others = read.ratings.filter(({ rater }) => rater !== self);
    const leftOut: LeftOut[] = [...read.leftOut, ...read.ratings.filter(({ rater }) => rater === self).map(({ rater }) => ({ rater, why: "self" as const }))];
    const due = prepared.expected === undefined ? others.length : numberOf(prepared.expected.evaluate(facts));
    if (others.length === 0 || (prepared.sealed && others.length < due)) {
      const reason = `${prepared.title}：已评${others.length}人，应评${due}人，评完前不公开`;
      return { points: 0, reason, pending: true, evidence: { raters: others.length, due } };
    }
    const unbiased = prepared.allKey === undefined ? others : withoutBias(others, facts[prepared.allKey], prepared);
    const kept = prepared.drop === "none" ? { ratings: unbiased, leftOut: [] } : dropExtremes(unbiased);
    const average = averageOf(kept.ratings, "mean");
    return {
      points: average * prepared.scale,
      reason: `${prepared.title}：${kept.ratings.length}人互评计入`,
      evidence: {
        ratings: prepared.sealed
          ? kept.ratings.map(({ points }) => points).sort((left, right) => left - right)
          : kept.ratings.map(({ rater, points }) => ({ rater, points })),
        leftOut: prepared.sealed ? leftOut.length + kept.leftOut.length : [...leftOut, ...kept.leftOut].map(({ rater, why }) => ({ rater, why })),
        average,
      },
    };
  },
});

/** Moves each rater's points by the difference between the average of all ratings and the rater's own. */
function withoutBias(ratings: readonly Rating[], all: unknown, { fields, ratee }: Peer): Rating[] {
  const given = new Map<string, { sum: number; count: number }>();
  let [sum, count] = [0, 0];
  for (const record of Array.isArray(all) ? all : []) {
    const [rater, points] = [String(at(record, fields.rater) ?? ""), at(record, fields.points)];
    if (typeof points !== "number" || String(at(record, ratee) ?? "") === rater) continue;
    const own = given.get(rater) ?? { sum: 0, count: 0 };
    given.set(rater, { sum: own.sum + points, count: own.count + 1 });
    sum += points;
    count += 1;
  }
  return ratings.map((rating) => {
    const own = given.get(rating.rater);
    if (own === undefined || own.count < FEWEST_FOR_BIAS) return rating;
    return { rater: rating.rater, points: rating.points + sum / count - own.sum / own.count };
  });
}
