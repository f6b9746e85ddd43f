import assert from "node:assert/strict";
import { test } from "node:test";
import { scoreWith } from "@zhili/plugin-api";
import { steps } from "../src/steps.js";

const score = (value: number) => scoreWith(steps, { value: "earned", every: 5, points: 2 }, {}, { earned: value });

test("every full step gives its points", () => {
  assert.equal(score(14).points, 4);
  assert.equal(score(15).points, 6);
});

test("below the first step there is nothing, and never less", () => {
  assert.equal(score(4).points, 0);
  assert.equal(score(-20).points, 0);
});

test("the household reads why", () => {
  assert.equal(score(14).reason, "指标：14，每满5加2分，共2级");
});

test("a step of nothing is refused when the scorecard is saved", () => {
  assert.throws(() => scoreWith(steps, { value: "earned", every: 0, points: 2 }, {}, { earned: 1 }), /more than 0/);
});
