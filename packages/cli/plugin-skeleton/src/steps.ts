import type { ScoringPrepareContext, ScoringSourceContribution } from "@zhili/plugin-api";

interface Prepared {
  readonly value: ReturnType<ScoringPrepareContext["expression"]>;
  readonly every: number;
  readonly points: number;
  readonly title: string;
}

/** Points for every full step of a value: 每满 5 加 1 分. */
export const steps: ScoringSourceContribution = {
  type: "steps",
  title: { "zh-CN": "每满一级加分", en: "Points for every full step" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["value", "every", "points"],
    properties: {
      value: { type: "string", title: "Value", "x-expression": true, "x-returns": "number" },
      every: { type: "number", title: "Step", exclusiveMinimum: 0 },
      points: { type: "number", title: "Points for each step" },
    },
  },
  prepare({ value, every, points }, context): Prepared {
    if (Number(every) <= 0) context.issue("/every", { "zh-CN": "一级须大于 0。", en: "A step is more than 0." });
    return {
      value: context.expression(String(value), "/value"),
      every: Number(every),
      points: Number(points),
      title: context.indicator.title,
    };
  },
  evaluate(given, facts) {
    const { value, every, points, title } = given as Prepared;
    const reached = Number(value.evaluate(facts));
    const full = Math.max(0, Math.floor(reached / every));
    return {
      points: full * points,
      reason: `${title}：${reached}，每满${every}加${points}分，共${full}级`,
      evidence: { value: reached, steps: full },
    };
  },
};
