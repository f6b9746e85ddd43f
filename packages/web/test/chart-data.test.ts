import { expect, test } from "vitest";
import { ticksOf } from "../src/workspace/page/chart-data.js";

const chart = (values: readonly number[], top: number) => ({ labels: values.map(String), series: [{ id: "a", title: "a", values }], top });

test("lines of a chart stand at whole numbers when whole things are counted", () => {
  expect(ticksOf(chart([1, 1], 1))).toEqual([0, 1]);
  expect(ticksOf(chart([3, 1], 5))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(ticksOf(chart([40], 50))).toEqual([0, 10, 20, 30, 40, 50]);
  expect(ticksOf(chart([90], 100))).toEqual([0, 25, 50, 75, 100]);
  expect(ticksOf(chart([0.5], 1))).toEqual([0, 0.25, 0.5, 0.75, 1]);
});
