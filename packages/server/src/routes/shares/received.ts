import { listSharedWithUs } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { query } from "../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get("", { schema: { tags: ["records"], summary: "Records of elsewhere that are shared with us today", querystring: query({}) } }, async (request) =>
    listSharedWithUs(app.platform, request.context()),
  );
};
