import type { EffectContribution } from "@zhili/plugin-api";

/** Puts a task into inboxes. */
export const createTask: EffectContribution = {
  type: "create-task",
  title: { "zh-CN": "派发任务", en: "Create a task" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["title", "roles"],
    properties: {
      title: { type: "string", title: "Title", "x-template": true },
      roles: { type: "array", title: "Roles", minItems: 1, items: { type: "string", "x-ref": "role" } },
      level: { type: "string", title: "Level", "x-ref": "level" },
      within: { type: "string", title: "Within" },
      tone: { type: "string", title: "Tone", enum: ["neutral", "warning", "bad"] },
    },
  },
  async run(params, scope) {
    await scope.openTask({
      title: scope.render(String(params.title)),
      roles: (params.roles as string[]).map(String),
      ...(typeof params.level === "string" ? { level: params.level } : {}),
      ...(typeof params.within === "string" ? { within: params.within } : {}),
      ...(params.tone === "warning" || params.tone === "bad" ? { tone: params.tone } : {}),
    });
  },
};
