import type { EffectContribution } from "@zhili/plugin-api";

/** Takes a transition of the same record later. */
export const schedule: EffectContribution = {
  type: "schedule",
  title: { "zh-CN": "到时推动", en: "Schedule a transition" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["after", "transition"],
    properties: { after: { type: "string", title: "After" }, transition: { type: "string", title: "Transition", "x-transition-of": true } },
  },
  run: async (params, scope) => scope.schedule({ after: String(params.after), transition: String(params.transition) }),
};
