import type { EffectContribution } from "@zhili/plugin-api";
import { optionalText } from "./expressions.js";

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
      from: { type: "string", title: "Period from", description: "First day that the report is about; everything when absent.", "x-expression": true },
      to: { type: "string", title: "Period to", description: "Last day that the report is about.", "x-expression": true },
    },
  },
  async run(params, scope) {
    const [from, to] = [optionalText(params.from, scope), optionalText(params.to, scope)];
    await scope.openNotice({
      report: String(params.report),
      title: scope.render(String(params.title)),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
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
