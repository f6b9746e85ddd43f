import { scoreWith } from "@zhili/plugin-api";
import { expect, test } from "vitest";
import { plugin } from "../src/index.js";

const PARAMS = { of: "rating", rater: "from", ratee: "to", points: "points" };
type Row = readonly [from: string, to: string, points: number];
const score = (self: string, rows: readonly Row[], params: Record<string, string | number> = {}) => {
  const [balancedPeer] = plugin.contributes.scoringSources ?? [];
  if (balancedPeer === undefined) throw new Error("nothing is contributed");
  const ratings = rows.map(([from, to, points]) => ({ from, to, points }));
  return scoreWith(balancedPeer, { ...PARAMS, ...params }, { ratings }, { "subject.id": self, "3": 3 });
};

test("a generous and a strict rater who see the same order count the same", () => {
  const rows: Row[] = [
    ["generous", "a", 90],
    ["generous", "b", 95],
    ["generous", "c", 100],
    ["strict", "a", 10],
    ["strict", "b", 15],
    ["strict", "c", 20],
  ];
  const [a, b, c] = ["a", "b", "c"].map((self) => score(self, rows).points);
  expect(b).toBe(55);
  expect((a ?? 0) + (c ?? 0)).toBeCloseTo(110, 3);
  expect(Number(c)).toBeGreaterThan(Number(b));
  const onlyGenerous = score("a", [...rows.filter(([from, to]) => from === "generous" || to !== "a")]);
  expect(onlyGenerous.points).toBeLessThan(55);
});

test("a rating of oneself does not count", () => {
  const rows: Row[] = [
    ["a", "a", 100],
    ["b", "a", 60],
  ];
  expect(score("a", rows)).toMatchObject({ points: 60, evidence: { raters: 1 } });
});

test("two who lift each other count half for that", () => {
  const rows: Row[] = [
    ["a", "b", 100],
    ["b", "a", 100],
    ["c", "a", 50],
    ["c", "b", 50],
    ["d", "a", 50],
    ["d", "c", 50],
  ];
  expect(score("a", rows)).toMatchObject({ points: 60, evidence: { favours: 1 }, reason: expect.stringContaining("互相抬分") });
  expect(score("a", rows, { favours: 1 }).points).toBeCloseTo(66.6667, 3);
});

test("until all who are due have rated the points are pending and nobody is named", () => {
  const told = score("a", [["b", "a", 60]], { expected: "3" });
  expect(told).toMatchObject({ points: 0, pending: true });
  expect(JSON.stringify(told)).not.toContain('"b"');
});
