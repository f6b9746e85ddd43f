import type { EffectContribution } from "@zhili/plugin-api";
import { optionalText } from "./expressions.js";

/** Tells people, after the commit. */
export const notify: EffectContribution = {
  type: "notify",
  title: { "zh-CN": "通知", en: "Notify" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["title"],
    properties: {
      roles: { type: "array", title: "Roles", items: { type: "string", "x-ref": "role" } },
      level: { type: "string", title: "Level", "x-ref": "level" },
      person: { type: "string", title: "Person", "x-expression": true },
      title: { type: "string", title: "Title", "x-template": true },
      text: { type: "string", title: "Text", "x-template": true },
      channel: { type: "string", title: "Channel" },
    },
  },
  async run(params, scope) {
    const person = optionalText(params.person, scope);
    await scope.send({
      title: scope.render(String(params.title)),
      ...(Array.isArray(params.roles) ? { roles: params.roles.map(String) } : {}),
      ...(typeof params.level === "string" ? { level: params.level } : {}),
      ...(person === undefined ? {} : { person }),
      ...(typeof params.text === "string" ? { text: scope.render(params.text) } : {}),
      ...(typeof params.channel === "string" ? { channel: params.channel } : {}),
    });
  },
};
