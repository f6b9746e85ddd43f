import { describeRevision } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { query } from "../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get(
    "/revision",
    { schema: { tags: ["configuration"], summary: "What the configuration in force is made of", querystring: query({}) } },
    async (request) => describeRevision(app.platform, request.context()),
  );
};
