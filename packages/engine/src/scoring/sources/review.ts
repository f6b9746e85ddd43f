import type { CompiledExpression } from "../../expression/index.js";
import { choice, optionalNumber, optionalText, requiredText } from "../read-params.js";
import { defineScoringSource, type ScoringFacts } from "../source.js";
import { numberOf } from "./number-of.js";
import { averageOf, dropExtremes, readRatings } from "./ratings.js";

interface Review {
  readonly key: string;
  readonly fields: { readonly rater: string; readonly points: string };
  readonly drop: "none" | "highest-and-lowest";
  readonly average: "mean" | "median";
  readonly expected?: CompiledExpression;
  readonly minimum: number;
  readonly missing: "ignore" | "zero" | "pending";
  /** Points of the indicator for one point of a rating. */
  readonly scale: number;
  readonly title: string;
}

/** Points by a panel: each rater's points in a record, the highest and lowest left out, averaged. */
export const review = defineScoringSource<Review>({
  type: "review",
  title: { "zh-CN": "评议打分", en: "Review by a panel" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["of", "points"],
    properties: {
      of: { type: "string", title: "Records", description: "One for each rater.", "x-ref": "record-type" },
      where: { type: "object", title: "Where", "x-filter": "of" },
      rater: { type: "string", title: "Rater", description: "Field; who made the record when absent.", "x-field-of": "of" },
      points: { type: "string", title: "Points", description: "Field.", "x-field-of": "of" },
      drop: { type: "string", title: "Left out", enum: ["none", "highest-and-lowest"] },
      average: { type: "string", title: "Average", enum: ["mean", "median"] },
      expected: { type: "string", title: "Raters due", description: "How many.", "x-expression": true, "x-returns": "number" },
      minimum: { type: "integer", title: "Fewest raters", minimum: 1 },
      missing: {
        type: "string",
        title: "Raters missing",
        description: "ignore: average of those there; zero: each missing one counts 0; pending: wait for all.",
        enum: ["ignore", "zero", "pending"],
      },
      outOf: { type: "number", title: "Most of a rating", description: "Ratings are stretched from this to the indicator's most." },
    },
  },
  needs: ({ of = "", where }) => [{ id: "ratings", source: "records", params: { recordType: of, measure: "list", ...(where === undefined ? {} : { where }) } }],
  prepare(params, context) {
    const expected = optionalText(params, "expected");
    const outOf = optionalNumber(params, "outOf");
    const missing = choice(params, "missing", ["ignore", "zero", "pending"], context);
    if (missing !== "ignore" && expected === undefined)
      context.issue("/expected", { "zh-CN": "须写明应评人数，才能判断谁未评。", en: "Say how many raters are due to know who is missing." });
    return {
      key: context.keyOf("ratings"),
      fields: { rater: optionalText(params, "rater") ?? "createdBy", points: requiredText(params, "points", context) },
      drop: choice(params, "drop", ["none", "highest-and-lowest"], context),
      average: choice(params, "average", ["mean", "median"], context),
      ...(expected === undefined ? {} : { expected: context.expression(expected, "/expected") }),
      minimum: optionalNumber(params, "minimum") ?? 1,
      missing,
      scale: outOf === undefined || outOf === 0 ? 1 : context.indicator.max / outOf,
      title: context.indicator.title,
    };
  },
  evaluate(prepared: Review, facts: ScoringFacts) {
    const read = readRatings(facts[prepared.key], prepared.fields);
    const due = prepared.expected === undefined ? read.ratings.length : numberOf(prepared.expected.evaluate(facts));
    const absent = Math.max(0, Math.ceil(due) - read.ratings.length);
    if (read.ratings.length < prepared.minimum || (prepared.missing === "pending" && absent > 0)) {
      const reason = `${prepared.title}：已评${read.ratings.length}人，应评${Math.max(due, prepared.minimum)}人，尚未评完`;
      return { points: 0, reason, pending: true, evidence: { raters: read.ratings.length, due, absent } };
    }
    const zeros = prepared.missing === "zero" ? Array.from({ length: absent }, () => ({ rater: "", points: 0 })) : [];
    const kept = prepared.drop === "none" ? { ratings: read.ratings, leftOut: [] } : dropExtremes(read.ratings);
    const counted = [...kept.ratings, ...zeros];
    const average = averageOf(counted, prepared.average);
    return {
      points: average * prepared.scale,
      reason: `${prepared.title}：${counted.length}人评分计入`,
      evidence: {
        ratings: kept.ratings.map(({ rater, points }) => ({ rater, points })),
        leftOut: [...read.leftOut, ...kept.leftOut].map(({ rater, why }) => ({ rater, why })),
        absent,
        average,
      },
    };
  },
});
