import { scoreWith } from "@zhili/plugin-api";
import { expect, test } from "vitest";
import { plugin } from "../src/index.js";

const [improvement] = plugin.contributes.scoringSources ?? [];
const score = (params: Record<string, string | number>, results: Readonly<Record<string, number | boolean>>) => {
  if (improvement === undefined) throw new Error("nothing is contributed");
  return scoreWith(improvement, { scorecard: "five-star", ...params }, results);
};

test("points are the rise above the mean of the earlier periods", () => {
  const results = { "score-0": 90, "there-0": true, "score-1": 80, "there-1": true, "score-2": 70, "there-2": true };
  expect(score({ periods: 2, perPoint: 0.5 }, results)).toMatchObject({ points: 7.5, evidence: { now: 90, before: [80, 70], mean: 75, difference: 15 } });
});

test("a fall takes nothing away unless the scorecard says so", () => {
  const results = { "score-0": 60, "there-0": true, "score-1": 80, "there-1": true };
  expect(score({}, results).points).toBe(0);
  expect(score({ onFall: "deduct" }, results)).toMatchObject({ points: -20, reason: expect.stringContaining("下降20分") });
});

test("a period without a result is not a score of zero", () => {
  expect(score({ periods: 2 }, { "score-0": 60, "there-0": true, "score-1": 0, "there-1": false, "score-2": 50, "there-2": true })).toMatchObject({
    points: 10,
  });
  expect(score({ first: 3 }, { "score-0": 60, "there-0": true, "score-1": 0, "there-1": false })).toMatchObject({ points: 3 });
});

test("without a result of this period the points are not there yet", () => {
  expect(score({}, { "score-0": 0, "there-0": false, "score-1": 80, "there-1": true })).toMatchObject({ points: 0, pending: true });
});
