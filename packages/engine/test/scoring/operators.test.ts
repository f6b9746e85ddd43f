import type { JsonObject } from "@zhili/contracts";
import { compileScorecard, editionFor, evaluate, type ScoringOperatorContribution } from "@zhili/engine/scoring";
import { expect, test } from "vitest";
import { scorecardOf } from "./star-scorecard.js";

const MARKS = [12, 7.5, 18];
const indicator = (points: number, at: number): JsonObject => ({
  id: `i${at}`,
  title: `指标${at}`,
  max: 20,
  source: { type: "formula", params: { points: String(points) } },
});
const group = (combine: JsonObject | undefined, more: JsonObject = { max: 20 }) => ({
  id: "g",
  title: "组",
  litAt: 0.6,
  indicators: MARKS.map(indicator),
  ...more,
  ...(combine === undefined ? {} : { combine }),
});

function score(combine: JsonObject | undefined, operators?: ReadonlyMap<string, ScoringOperatorContribution>, more?: JsonObject) {
  const definition = scorecardOf({ id: "e", from: "2026-01-01", groups: [group(combine, more)] } as never);
  const card = compileScorecard("t:o", definition, operators === undefined ? {} : { operators });
  return evaluate(card, editionFor(card, "2026-06-01"), {
    subject: {},
    period: { id: "2026", from: "2026-01-01", to: "2026-12-31" },
    now: "",
    today: "2026-06-01",
  });
}

test.each([
  ["average", 12.5],
  ["highest", 18],
  ["lowest", 7.5],
])("%s makes a group's points of its indicators', and the contributions still add up", (type, points) => {
  const result = score({ type });
  expect([result.score, result.max, result.groups.g?.lit]).toEqual([points, 20, points >= 12]);
  expect(result.contributions.reduce((sum, one) => sum + one.points, 0)).toBe(points);
  expect(result.contributions.at(-1)).toMatchObject({ rule: "g", source: type });
});

test("an operator of a plugin is kept between nothing and the most; a number that is none is refused", () => {
  const operator = (points: number) =>
    new Map([["p:odd", { type: "odd", title: { "zh-CN": "奇", en: "Odd" }, params: {}, combine: () => ({ points, reason: "奇" }) }]]);
  expect(score({ type: "p:odd" }, operator(99)).score).toBe(20);
  expect(score({ type: "p:odd" }, operator(-5)).score).toBe(0);
  expect(() => score({ type: "p:odd" }, operator(Number.NaN))).toThrow(expect.objectContaining({ code: "SCORING_POINTS_INVALID" }));
});

test("an unknown operator and a group without its most are told with the place", () => {
  const wrong = (combine: JsonObject, more?: JsonObject) => {
    try {
      score(combine, undefined, more);
    } catch (error) {
      return (error as { issues: { path: string; suggestion?: string }[] }).issues.map(({ path, suggestion }) => [path, suggestion]);
    }
    return [];
  };
  expect(wrong({ type: "averag" })).toEqual([["/editions/0/groups/0/combine/type", "average"]]);
  expect(wrong({ type: "highest" }, {})).toEqual([["/editions/0/groups/0/max", undefined]]);
});
