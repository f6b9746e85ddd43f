import { describeConfiguration } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { query } from "../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get(
    "/configuration",
    { schema: { tags: ["configuration"], summary: "What the person's pages are drawn from", querystring: query({}) } },
    async (request) => describeConfiguration(app.platform, request.context()),
  );
};
