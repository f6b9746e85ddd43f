import type { EffectContribution } from "@zhili/plugin-api";

/** Posts a notice without a window. */
export const publishNotice: EffectContribution = {
  type: "publish-notice",
  title: { "zh-CN": "发布公示", en: "Publish a notice" },
  params: {
    type: "object",
    additionalProperties: false,
    required: ["report", "title"],
    properties: {
      report: { type: "string", title: "Report", "x-ref": "report" },
      title: { type: "string", title: "Title", "x-template": true },
      channels: { type: "array", title: "Channels", items: { type: "string" } },
    },
  },
  async run(params, scope) {
    await scope.openNotice({
      report: String(params.report),
      title: scope.render(String(params.title)),
      ...(Array.isArray(params.channels) ? { channels: params.channels.map(String) } : {}),
    });
  },
};

/** Closes the open notices of the record. */
export const closeNotice: EffectContribution = {
  type: "close-notice",
  title: { "zh-CN": "结束公示", en: "Close notices" },
  params: { type: "object", additionalProperties: false, properties: { status: { type: "string", title: "As", enum: ["closed", "withdrawn"] } } },
  run: async (params, scope) => scope.closeNotices(params.status === "withdrawn" ? "withdrawn" : "closed"),
};
