import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRater, editionFor } from "../../src/scoring/index.js";
import { issuesOf, scoreOf, single } from "./star-scorecard.js";

const needsOf = (card: ReturnType<typeof single>) => editionFor(card, "2026-06-01").facts;
const ratings = (points: Record<string, unknown>) => Object.entries(points).map(([createdBy, mark]) => ({ createdBy, mark, ratee: "h1" }));
const first = (subject: Record<string, unknown>, card: ReturnType<typeof single>, facts: Record<string, unknown>) => {
  const [one] = scoreOf(subject, card, facts).contributions;
  if (one === undefined) throw new Error("no contribution");
  return one;
};

describe("review", () => {
  const params = { of: "panel-mark", where: { household: { expression: "subject.id" } }, points: "mark" };
  const key = "$one.ratings";

  it("asks for the records of the panel", () => {
    const [need] = needsOf(single("review", params));
    expect(need).toEqual({ key, fact: { id: "ratings", source: "records", params: { recordType: "panel-mark", measure: "list", where: params.where } } });
  });

  it("averages without the highest and the lowest, and shows who was left out", () => {
    const card = single("review", { ...params, drop: "highest-and-lowest" });
    const one = first({}, card, { [key]: ratings({ a: 10, b: 7, c: 8, d: 1 }) });
    expect(one).toMatchObject({
      points: 7.5,
      evidence: {
        average: 7.5,
        leftOut: [
          { rater: "d", why: "lowest" },
          { rater: "a", why: "highest" },
        ],
      },
    });
    expect(first({}, card, { [key]: ratings({ a: 10, b: 7 }) }).points).toBe(8.5);
  });

  it("takes each rater once, by the last rating, and passes over ratings without points", () => {
    const records = [...ratings({ a: 2, b: 6 }), ...ratings({ a: 4, c: "much" })];
    expect(first({}, single("review", params), { [key]: records })).toMatchObject({
      points: 5,
      evidence: {
        leftOut: [
          { rater: "a", why: "earlier" },
          { rater: "c", why: "no-points" },
        ],
      },
    });
  });

  it("waits for raters who are missing, or counts them as nothing, as the scorecard says", () => {
    const given = { [key]: ratings({ a: 9, b: 9 }) };
    const due = { ...params, expected: "subject.panel" };
    expect(first({ panel: 3 }, single("review", due), given).points).toBe(9);
    expect(first({ panel: 3 }, single("review", { ...due, missing: "zero" }), given).points).toBe(6);
    const waiting = scoreOf({ panel: 3 }, single("review", { ...due, missing: "pending" }), given);
    expect(waiting).toMatchObject({ score: 0, pending: ["one"], contributions: [{ pending: true, evidence: { raters: 2, due: 3, absent: 1 } }] });
    expect(scoreOf({}, single("review", { ...params, minimum: 3 }), given).pending).toEqual(["one"]);
    expect(issuesOf(() => single("review", { ...params, missing: "zero" }))).toMatchObject([
      { path: "/editions/0/groups/0/indicators/0/source/params/expected" },
    ]);
  });

  it("stretches ratings to the indicator's most, and can take the median", () => {
    expect(first({}, single("review", { ...params, outOf: 5 }, 20), { [key]: ratings({ a: 4, b: 5 }) }).points).toBe(18);
    expect(first({}, single("review", { ...params, average: "median" }), { [key]: ratings({ a: 1, b: 8, c: 9, d: 100 }) }).points).toBe(8.5);
  });

  it("lies between the lowest and the highest rating that counts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 12 }), (marks) => {
        const records = marks.map((mark, index) => ({ createdBy: `r${index}`, mark }));
        const { points } = first({}, single("review", { ...params, drop: "highest-and-lowest" }), { [key]: records });
        const sorted = [...marks].sort((left, right) => left - right).slice(1, -1);
        const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
        expect(points).toBeCloseTo(mean, 1);
      }),
    );
  });
});

describe("peer", () => {
  const params = { of: "rating", points: "mark", ratee: "ratee", where: { round: "r1" } };
  const key = "$one.ratings";

  it("never counts a rating of oneself", () => {
    const one = first({ id: "h1" }, single("peer", params), { [key]: ratings({ h1: 100, b: 60, c: 70 }) });
    expect(one).toMatchObject({ points: 65, evidence: { leftOut: [{ rater: "h1", why: "self" }] } });
    expect(() => checkRater("h1", "h1")).toThrow(expect.objectContaining({ code: "SCORING_SELF_RATING" }));
    expect(() => checkRater("h1", "h2")).not.toThrow();
  });

  it("asks only for ratings of the subject, unless bias is looked at", () => {
    const where = { round: "r1", ratee: { expression: "subject.id" } };
    expect(needsOf(single("peer", params)).map(({ key: one, fact }) => [one, fact.params?.where])).toEqual([[key, where]]);
    expect(needsOf(single("peer", { ...params, bias: "rater-mean" })).map(({ key: one }) => one)).toEqual([key, "$one.all"]);
  });

  it("stays sealed until all have rated, and shows no names afterwards", () => {
    const card = single("peer", { ...params, sealed: true, expected: "3" });
    const waiting = scoreOf({ id: "h1" }, card, { [key]: ratings({ h1: 100, b: 60, c: 70 }) });
    expect(waiting.pending).toEqual(["one"]);
    expect(JSON.stringify(waiting)).not.toMatch(/60|70/);
    const open = first({ id: "h1" }, card, { [key]: ratings({ b: 60, c: 71, d: 70 }) });
    expect(open).toMatchObject({ points: 67, evidence: { ratings: [60, 70, 71] } });
  });

  it("evens out raters who are strict or mild with everybody", () => {
    const all = ["h1", "h2", "h3"].flatMap((ratee) => [
      { createdBy: "strict", mark: 50, ratee },
      { createdBy: "mild", mark: 90, ratee },
    ]);
    const own = [
      { createdBy: "strict", mark: 55, ratee: "h1" },
      { createdBy: "mild", mark: 90, ratee: "h1" },
    ];
    const card = single("peer", { ...params, bias: "rater-mean" });
    expect(first({ id: "h1" }, card, { [key]: own, "$one.all": all }).evidence).toMatchObject({
      ratings: [
        { rater: "strict", points: 75 },
        { rater: "mild", points: 70 },
      ],
    });
  });
});

describe("aggregate and ledger", () => {
  it("turn a measure over records into points", () => {
    const card = single(
      "aggregate",
      { of: "case", where: { household: "x" }, measure: "count", points: "value > 2.0 ? 0.0 : 10.0 - 5.0 * value + bonus" },
      20,
      {
        facts: [{ id: "bonus", source: "records", params: {} }],
      },
    );
    expect(needsOf(card).map(({ key, fact }) => [key, fact.source, fact.params?.measure])).toEqual([
      ["bonus", "records", undefined],
      ["$one.value", "records", "count"],
    ]);
    expect(first({}, card, { "$one.value": 1, bonus: 2 })).toMatchObject({ points: 7, evidence: { measure: "count", value: 1 } });
    expect(first({}, card, { "$one.value": 3, bonus: 2 }).points).toBe(0);
  });

  it("count what was earned in the period of the score", () => {
    const card = single("ledger", { ledger: "points", measure: "earned", rule: "patrol" });
    expect(needsOf(card)[0]?.fact).toEqual({
      id: "value",
      source: "ledger",
      params: { ledger: "points", account: "subject.id", measure: "earned", rule: "patrol", from: "period.from", to: "period.to" },
    });
    expect(first({}, card, { "$one.value": 42 })).toMatchObject({ points: 42, evidence: { value: 42 } });
    expect(needsOf(single("ledger", { ledger: "points", measure: "balance" }))[0]?.fact.params).not.toHaveProperty("from");
  });
});

describe("decision table", () => {
  const table = (hit: string, rows: Record<string, unknown>[], more = {}) =>
    single("decision-table", {
      hit,
      inputs: [
        { id: "visits", expression: "subject.visits" },
        { id: "kind", expression: "subject.kind" },
      ],
      rows,
      ...more,
    });
  const many = { id: "many", when: { visits: { gte: 3 } }, points: 5, reason: "走访三次以上" };
  const some = { id: "some", when: { visits: { gte: 1, lt: 3 } }, points: 2 };
  const farm = { id: "farm", when: { kind: "farm" }, points: 3, priority: 9 };

  it("gives the points of the one row that holds, with its reason and what was looked at", () => {
    const card = table("unique", [many, some]);
    expect(first({ visits: 4, kind: "farm" }, card, {})).toMatchObject({
      points: 5,
      reason: "走访三次以上",
      evidence: { inputs: { visits: 4, kind: "farm" }, rows: ["many"] },
    });
    expect(first({ visits: 1, kind: "shop" }, card, {}).points).toBe(2);
    expect(first({ visits: 0, kind: "shop" }, card, {})).toMatchObject({ points: 0, reason: "指标：没有符合的条件" });
    expect(first({ visits: 0, kind: "shop" }, table("unique", [many], { default: 1 }), {}).points).toBe(1);
  });

  it("is refused when rows of a unique table could hold together", () => {
    expect(issuesOf(() => table("unique", [many, some, farm]))).toMatchObject([
      { path: "/editions/0/groups/0/indicators/0/source/params/rows/2", said: "第“farm”行与“many”行可能同时符合。" },
    ]);
    const split = [
      { id: "a", when: { kind: { in: ["farm", "shop"] } }, points: 1 },
      { id: "b", when: { kind: { not: ["farm", "shop"] } }, points: 2 },
    ];
    expect(first({ visits: 0, kind: "mill" }, table("unique", split), {}).points).toBe(2);
  });

  it("is refused where it names an input that it does not have", () => {
    expect(issuesOf(() => table("first", [{ id: "r", when: { visit: 1 }, points: 1 }]))).toMatchObject([{ said: "表中没有名为“visit”的输入。" }]);
    expect(issuesOf(() => table("first", [{ id: "r", when: { visits: { above: 1 } }, points: 1 }]))).toHaveLength(1);
    expect(issuesOf(() => table("frist", [many]))).toHaveLength(1);
  });

  it.each([
    ["first", 5],
    ["priority", 3],
    ["collect-sum", 8],
    ["collect-min", 3],
    ["collect-max", 5],
  ])("with hit policy %s gives %i", (hit, points) => {
    expect(first({ visits: 3, kind: "farm" }, table(hit, [many, some, farm]), {}).points).toBe(points);
  });

  it("of the policy any lets several hold only when they agree", () => {
    const agreed = table("any", [many, { ...farm, points: "subject.visits + 2" }]);
    expect(first({ visits: 3, kind: "farm" }, agreed, {})).toMatchObject({ points: 5, evidence: { rows: ["many", "farm"] } });
    expect(() => scoreOf({ visits: 4, kind: "farm" }, agreed)).toThrow(
      expect.objectContaining({ code: "SCORING_SOURCE_FAILED", facts: expect.objectContaining({ reasonZh: expect.stringContaining("many、farm") }) }),
    );
  });

  it("that was accepted as unique never has two rows that hold", () => {
    const scalar = fc.constantFrom(0, 1, 2, 3, 4);
    const cell = fc.oneof(
      scalar,
      fc.record({ in: fc.array(scalar, { maxLength: 3 }) }),
      fc.record({ not: fc.array(scalar, { maxLength: 3 }) }),
      fc.record({ gte: scalar, lt: scalar }, { requiredKeys: [] }),
      fc.record({ gt: scalar, lte: scalar }, { requiredKeys: [] }),
    );
    const rows = fc.array(fc.record({ visits: cell, kind: cell }, { requiredKeys: [] }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(rows, scalar, scalar, (whens, visits, kind) => {
        const listed = whens.map((when, index) => ({ id: `r${index}`, when, points: 1 }));
        const collected = first({ visits, kind }, table("collect-sum", listed), {}).points;
        let unique: ReturnType<typeof table>;
        try {
          unique = table("unique", listed);
        } catch {
          return;
        }
        expect(collected).toBeLessThanOrEqual(1);
        expect(first({ visits, kind }, unique, {}).points).toBe(collected);
      }),
      { numRuns: 500 },
    );
  });
});
