import type { BuiltInHelper } from "./helper.js";

const comparison = (name: string, zh: string, en: string, holds: (difference: number) => boolean): BuiltInHelper => ({
  name,
  title: { "zh-CN": zh, en },
  render: ([left, right]) => {
    const difference = order(left, right);
    return difference !== undefined && holds(difference);
  },
});

/** Yes and no, for `#if`: `(eq a b)`, `(and (gt n 0) (not done))`. */
export const logicHelpers: readonly BuiltInHelper[] = [
  { name: "eq", title: { "zh-CN": "等于", en: "Equals" }, render: ([left, right]) => same(left, right) },
  { name: "ne", title: { "zh-CN": "不等于", en: "Differs" }, render: ([left, right]) => !same(left, right) },
  comparison("gt", "大于", "More than", (difference) => difference > 0),
  comparison("gte", "不小于", "At least", (difference) => difference >= 0),
  comparison("lt", "小于", "Less than", (difference) => difference < 0),
  comparison("lte", "不大于", "At most", (difference) => difference <= 0),
  { name: "and", title: { "zh-CN": "并且", en: "And" }, render: (values) => values.every(isTrue) },
  { name: "or", title: { "zh-CN": "或者", en: "Or" }, render: (values) => values.some(isTrue) },
  { name: "not", title: { "zh-CN": "并非", en: "Not" }, render: ([value]) => !isTrue(value) },
];

function same(left: unknown, right: unknown): boolean {
  return (left ?? null) === (right ?? null);
}

function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function order(left: unknown, right: unknown): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  return undefined;
}
