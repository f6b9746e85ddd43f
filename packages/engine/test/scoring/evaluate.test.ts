import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileScorecard, defineScoringSource, editionById, editionFor, evaluate, sumOfPoints } from "../../src/scoring/index.js";
import { EDITION, issuesOf, PERIOD, STARS, scorecardOf, scoreOf, single, starGroup, stars } from "./star-scorecard.js";

const FIVE = { law: 18, work: 17, clean: 16, virtue: 19, culture: 17 };

describe("a score", () => {
  it("lights the groups that reach their share and gives the first grade that holds", () => {
    const result = scoreOf(FIVE);
    expect(result).toMatchObject({ scorecard: "town:stars", edition: "2026", score: 87, max: 100, lit: 5, grade: { id: "five-star", title: "五星" } });
    expect(result.groups.clean).toEqual({ score: 16, max: 20, lit: true });
    expect(scoreOf({ ...FIVE, clean: 15.99 })).toMatchObject({ lit: 4, grade: { id: "four-star" } });
    expect(scoreOf({ ...FIVE, law: 15.99 }).grade).toBeUndefined();
  });

  it("says of every point where it comes from", () => {
    expect(scoreOf(FIVE).contributions[0]).toEqual({
      rule: "law-mark",
      group: "law",
      edition: "2026",
      source: "formula",
      points: 18,
      max: 20,
      reason: "law评分",
      evidence: [{ name: "law", value: 18 }],
    });
  });

  it("keeps points between least and most, and says what was there before", () => {
    expect(scoreOf({ law: 31 }).contributions[0]).toMatchObject({ points: 20, raw: 31 });
    expect(scoreOf({ law: -4 }).contributions[0]).toMatchObject({ points: 0, raw: -4 });
    const deduction = single("formula", { points: "subject.n" }, 0, { min: -20 });
    expect(scoreOf({ n: -25 }, deduction)).toMatchObject({ score: -20, max: 0 });
  });

  it("gives no grade under a veto that says so, whatever the score", () => {
    const result = scoreOf({ ...FIVE, crimes: 1 });
    expect(result).toMatchObject({ score: 87, lit: 5, vetoes: [{ id: "crime", title: "违法犯罪", result: "none" }] });
    expect(result.grade).toBeUndefined();
  });

  it("counts nothing of a group under a veto, and the contributions say so", () => {
    const result = scoreOf({ ...FIVE, dumped: true });
    expect(result).toMatchObject({ score: 71, lit: 4, groups: { clean: { score: 0, lit: false } } });
    expect(result.contributions.find(({ source }) => source === "veto")).toMatchObject({ rule: "dump", group: "clean", points: -16 });
  });

  it("weighs indicators and groups, and holds the group to its most", () => {
    const group = starGroup("law", "subject.a", {
      max: 10,
      weight: 1.5,
      indicators: [
        { id: "a", title: "甲", max: 8, weight: 0.5, source: { type: "formula", params: { points: "subject.a" } } },
        { id: "b", title: "乙", max: 8, source: { type: "formula", params: { points: "subject.b" } } },
      ],
    });
    const weighted = compileScorecard("t:w", scorecardOf({ id: "e", from: "2026-01-01", groups: [group] }));
    const result = scoreOf({ a: 8, b: 8 }, weighted);
    expect(result.contributions.map(({ points, max }) => [points, max])).toEqual([
      [6, 6],
      [12, 12],
      [-3, 0],
    ]);
    expect(result).toMatchObject({ score: 15, max: 15, groups: { law: { score: 15, max: 15, lit: true } } });
  });

  it.each([
    ["1.005", 2, 1.01],
    ["0.1 + 0.2", 1, 0.3],
    ["2.675", 2, 2.68],
    ["1.15 + 0.005", 2, 1.16],
    ["8.345", 2, 8.35],
    ["2.5", 0, 3],
    ["0.49999", 0, 0],
    ["10.0 / 3.0", 4, 3.3333],
  ])("rounds %s to %i decimals as on paper", (points, rounding, expected) => {
    const group = starGroup("law", points);
    const card = compileScorecard("t:r", scorecardOf({ id: "e", from: "2026-01-01", rounding, groups: [group] }));
    expect(scoreOf({}, card).score).toBe(expected);
  });

  it("rounds below zero away from zero", () => {
    expect(scoreOf({ n: -0.125 }, single("formula", { points: "subject.n" }, 0, { min: -1 })).score).toBe(-0.13);
  });

  it("has contributions that sum to the score exactly", () => {
    const mark = fc.double({ min: -5, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ law: mark, work: mark, clean: mark, virtue: mark, culture: mark, dumped: fc.boolean() }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (subject, weight) => {
          const groups = STARS.map((id) => starGroup(id, `subject.${id}`, { weight, max: 12 }));
          const card = compileScorecard("t:p", scorecardOf({ ...EDITION, groups }));
          const result = scoreOf(subject, card);
          expect(
            sumOfPoints(
              result.contributions.map(({ points }) => points),
              2,
            ),
          ).toBe(result.score);
          expect(
            sumOfPoints(
              Object.values(result.groups).map(({ score }) => score),
              2,
            ),
          ).toBe(result.score);
          expect(result.score).toBeLessThanOrEqual(result.max);
          for (const group of Object.values(result.groups)) expect(group.score).toBeLessThanOrEqual(group.max);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("comes out the same, bit for bit, from stored facts and a stored definition", () => {
    fc.assert(
      fc.property(
        fc.record({ law: fc.double({ noNaN: true, min: 0, max: 20 }), work: fc.double({ noNaN: true, min: 0, max: 20 }), crimes: fc.nat({ max: 1 }) }),
        (subject) => {
          const again = compileScorecard("town:stars", JSON.parse(JSON.stringify(scorecardOf(EDITION))));
          const stored = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(subject)) as typeof subject).reverse());
          expect(JSON.stringify(scoreOf(stored, again))).toBe(JSON.stringify(scoreOf(subject)));
        },
      ),
    );
  });

  it("names the indicator that can't be scored", () => {
    expect(() => scoreOf({ n: 0 }, single("formula", { points: "1.0 / subject.n" }))).toThrow(
      expect.objectContaining({ code: "SCORING_SOURCE_FAILED", facts: expect.objectContaining({ rule: "one", title: "指标" }) }),
    );
    expect(() => scoreOf({ n: "many" }, single("formula", { points: "subject.n" }))).toThrow(expect.objectContaining({ code: "SCORING_POINTS_INVALID" }));
  });
});

describe("facts of an edition", () => {
  const fact = (field: string) => ({ id: "mark", source: "records", params: { recordType: "visit", measure: "first", field } });
  const marked = (id: string, field: string) => ({ id, title: id, max: 100, facts: [fact(field)], source: { type: "formula", params: { points: "mark" } } });
  const group = (...indicators: ReturnType<typeof marked>[]) => ({ id: "g", title: "组", indicators });

  it("are gathered once where a name means the same", () => {
    const card = compileScorecard("t:f", scorecardOf({ id: "e", from: "2026-01-01", groups: [group(marked("a", "drive"), marked("b", "drive"))] }));
    expect(editionFor(card, "2026-02-01").facts.map(({ key }) => key)).toEqual(["mark"]);
    expect(scoreOf({}, card, { mark: 30 }).score).toBe(60);
  });

  it("are kept apart where a name means different things", () => {
    const card = compileScorecard("t:f", scorecardOf({ id: "e", from: "2026-01-01", groups: [group(marked("a", "drive"), marked("b", "home"))] }));
    const { facts } = editionFor(card, "2026-02-01");
    expect(facts.map(({ key, fact: { params } }) => [key, params?.field])).toEqual([
      ["$a.mark", "drive"],
      ["$b.mark", "home"],
    ]);
    const result = scoreOf({}, card, { "$a.mark": 30, "$b.mark": 7 });
    expect(result.contributions.map(({ points, evidence }) => [points, evidence])).toEqual([
      [30, [{ name: "mark", value: 30 }]],
      [7, [{ name: "mark", value: 7 }]],
    ]);
    expect(() => scoreOf({}, card, { mark: 30 })).toThrow(expect.objectContaining({ code: "SCORING_FACT_MISSING" }));
  });
});

describe("editions", () => {
  const next = { ...EDITION, id: "2027", from: "2027-01-01", to: "2027-12-31", groups: [...EDITION.groups, starGroup("safe", "subject.safe")] };
  const both = compileScorecard("town:stars", scorecardOf(next, EDITION));

  it("are found by date, and an old one goes on computing what it computed", () => {
    expect([editionFor(both, "2026-12-31").id, editionFor(both, "2027-01-01").id]).toEqual(["2026", "2027"]);
    const facts = { subject: FIVE, period: PERIOD };
    expect(JSON.stringify(evaluate(both, editionById(both, "2026"), facts))).toBe(JSON.stringify(evaluate(stars, editionFor(stars, "2026-05-01"), facts)));
    expect(() => editionFor(both, "2028-01-01")).toThrow(expect.objectContaining({ code: "SCORING_NO_EDITION" }));
    expect(() => editionFor(both, "2025-12-31")).toThrow(expect.objectContaining({ code: "SCORING_NO_EDITION" }));
    expect(() => editionById(both, "2020")).toThrow(expect.objectContaining({ code: "SCORING_UNKNOWN_EDITION" }));
  });

  it("without an end hold until the next begins, and may not overlap otherwise", () => {
    const { to: _to, ...open } = EDITION;
    const card = compileScorecard("t:o", scorecardOf(open, { ...next, from: "2026-07-01" }));
    expect([editionFor(card, "2026-06-30").id, editionFor(card, "2026-07-01").id]).toEqual(["2026", "2027"]);
    expect(issuesOf(() => compileScorecard("t:o", scorecardOf(EDITION, { ...next, from: "2026-12-31" })))).toMatchObject([{ path: "/editions/1/from" }]);
  });
});

describe("a definition", () => {
  it("is refused with every problem, each with its path", () => {
    const broken = scorecardOf({
      ...EDITION,
      groups: [
        starGroup("law", "subject.law +"),
        starGroup("work", "subjct.work"),
        { id: "law", title: "又一个", indicators: [{ id: "law-mark", title: "重复", max: 1, min: 2, source: { type: "formla", params: {} } }] },
      ],
      vetoes: [{ id: "v", title: "否决", when: "true", result: "zero-group", group: "nowhere" }],
      grades: [{ id: "g", title: "等次", when: "groups.nowhere.lit" }],
      quota: { top: 1, grade: "h" },
    });
    const issues = issuesOf(() => compileScorecard("t:b", broken));
    expect(issues.map(({ path }) => path).sort()).toEqual([
      "/editions/0/grades/0/when",
      "/editions/0/groups/0/indicators/0/source/params/points",
      "/editions/0/groups/1/indicators/0/source/params/points",
      "/editions/0/groups/2/id",
      "/editions/0/groups/2/indicators/0/id",
      "/editions/0/groups/2/indicators/0/min",
      "/editions/0/groups/2/indicators/0/source/type",
      "/editions/0/quota/grade",
      "/editions/0/vetoes/0/group",
    ]);
    expect(issues.find(({ path }) => path.endsWith("/type"))?.suggestion).toBe("formula");
    expect(issues.find(({ path }) => path.endsWith("1/indicators/0/source/params/points"))?.suggestion).toBe("subject");
  });

  it("is held against the fields of the subject when they are known", () => {
    const subject = { object: { law: "double", work: "double", clean: "double", virtue: "double" } } as const;
    const issues = issuesOf(() =>
      compileScorecard("t:s", scorecardOf({ id: "e", from: "2026-01-01", groups: [starGroup("law", "subject.laww")] }), { subject }),
    );
    expect(issues).toMatchObject([{ suggestion: "law" }]);
  });

  it("may use a plugin's source by its name", () => {
    const steps = defineScoringSource({
      type: "steps",
      title: { "zh-CN": "步数", en: "Steps" },
      params: { type: "object" },
      needs: () => [{ id: "steps", source: "fit:steps" }],
      prepare: ({ per }, { keyOf }) => ({ key: keyOf("steps"), per: Number(per) }),
      evaluate: ({ key, per }: { key: string; per: number }, facts) => ({ points: Number(facts[key]) / per, reason: "步数达标" }),
    });
    const indicator = { id: "walk", title: "健步", max: 10, source: { type: "fit:steps", params: { per: 1000 } } };
    const card = compileScorecard("t:p", scorecardOf({ id: "e", from: "2026-01-01", groups: [{ id: "g", title: "组", indicators: [indicator] }] }), {
      sources: new Map([["fit:steps", steps]]),
    });
    expect(editionFor(card, "2026-01-01").facts).toEqual([{ key: "$walk.steps", fact: { id: "steps", source: "fit:steps" } }]);
    expect(scoreOf({}, card, { "$walk.steps": 6500 }).contributions).toMatchObject([{ source: "fit:steps", points: 6.5, reason: "步数达标", evidence: null }]);
  });
});
