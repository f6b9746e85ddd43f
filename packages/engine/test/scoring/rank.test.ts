import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, type CompiledQuota, compileScorecard, editionFor, rank } from "../../src/scoring/index.js";
import { EDITION, scorecardOf, scoreOf, stars } from "./star-scorecard.js";

const quotaOf = (quota: NonNullable<typeof EDITION.quota>): CompiledQuota => {
  const compiled = editionFor(compileScorecard("t:q", scorecardOf({ ...EDITION, quota })), "2026-06-01").quota;
  if (compiled === undefined) throw new Error("no quota");
  return compiled;
};
const listed = quotaOf(EDITION.quota ?? { top: 1 });

const candidate = (id: string, law: number, others: number, years = 0, orgUnit?: string): Candidate => {
  const subject = { law, work: others, clean: others, virtue: others, culture: others, years };
  return { id, result: scoreOf(subject, stars), facts: { subject }, ...(orgUnit === undefined ? {} : { orgUnit }) };
};
const outcomes = (candidates: Candidate[], quota = listed) => rank(candidates, quota).map(({ id, place, outcome }) => [id, place, outcome]);

describe("a quota", () => {
  it("takes the best, by score and then by the listed tie-breaks", () => {
    const [a, b, c, d] = [candidate("a", 18, 18), candidate("b", 20, 17.5, 3), candidate("c", 20, 17.5, 9), candidate("d", 16, 16)];
    expect(outcomes([d, a, b, c])).toEqual([
      ["c", 1, "within"],
      ["b", 2, "within"],
      ["a", 3, "outside"],
      ["d", 4, "outside"],
    ]);
  });

  it("leaves a tie across its edge to people when nothing listed decides", () => {
    expect(outcomes([candidate("a", 20, 20), candidate("b", 18, 18, 2), candidate("c", 18, 18, 2), candidate("d", 17, 17)])).toEqual([
      ["a", 1, "within"],
      ["b", 2, "tied"],
      ["c", 2, "tied"],
      ["d", 4, "outside"],
    ]);
    expect(outcomes([candidate("a", 18, 18), candidate("b", 18, 18), candidate("c", 17, 17)]).slice(0, 2)).toEqual([
      ["a", 1, "within"],
      ["b", 1, "within"],
    ]);
  });

  it("is not for those without the grade, under a veto, or not yet complete", () => {
    const subject = { law: 20, work: 20, clean: 20, virtue: 20, culture: 20, crimes: 1 };
    const vetoed = { id: "v", result: scoreOf(subject), facts: { subject } };
    const waiting = { ...candidate("w", 20, 20), result: { ...candidate("w", 20, 20).result, pending: ["law-mark"] } };
    expect(outcomes([vetoed, waiting, candidate("low", 10, 10), candidate("ok", 16, 16)])).toEqual([
      ["ok", 1, "within"],
      ["low", undefined, "out"],
      ["v", undefined, "out"],
      ["w", undefined, "out"],
    ]);
  });

  it("holds for each org unit by itself", () => {
    const quota = quotaOf({ top: 1, level: "village" });
    expect(outcomes([candidate("a", 20, 20, 0, "v2"), candidate("b", 16, 16, 0, "v1"), candidate("c", 19, 19, 0, "v2")], quota)).toEqual([
      ["b", 1, "within"],
      ["a", 1, "within"],
      ["c", 2, "outside"],
    ]);
  });

  it.each([
    [50, 5, 2],
    [14.28, 7, 0],
    [100, 3, 3],
    [33.3, 10, 3],
    [60, 10, 4],
  ])("of %d percent of %i candidates (at most 4) takes %i", (percent, count, expected) => {
    const candidates = Array.from({ length: count }, (_, index) => candidate(`h${index}`, 10 + index, 10));
    expect(rank(candidates, quotaOf({ top: 4, percent })).filter(({ outcome }) => outcome === "within")).toHaveLength(expected);
  });

  it("never depends on the order of the input, and never takes more than it may", () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 16, max: 18 }), fc.integer({ min: 16, max: 17 }), fc.nat({ max: 1 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (marks, order) => {
        const candidates = marks.map(([law, others, years], index) => candidate(`h${index}`, law, others, years));
        const mixed = candidates.map((one) => ({ one, at: order.next().value ?? 0 })).sort((left, right) => left.at - right.at);
        const ranked = rank(candidates, listed);
        expect(
          rank(
            mixed.map(({ one }) => one),
            listed,
          ),
        ).toEqual(ranked);
        const within = ranked.filter(({ outcome }) => outcome === "within").length;
        const tied = ranked.filter(({ outcome }) => outcome === "tied").length;
        expect(within).toBeLessThanOrEqual(2);
        if (tied === 0) expect(within).toBe(Math.min(2, candidates.length));
        else expect(within + tied).toBeGreaterThan(2);
      }),
      { numRuns: 100 },
    );
  });
});
