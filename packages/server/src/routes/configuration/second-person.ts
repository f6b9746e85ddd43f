import { getSecondPersonRule, setSecondPersonRule } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../shapes/bodies.js";
import { query } from "../../shapes/queries.js";

const tags = ["configuration"];

export const routes: FastifyPluginAsync = async (app) => {
  app.get("/second-person", { schema: { tags, summary: "Whether publications need a second person", querystring: query({}) } }, async (request) =>
    getSecondPersonRule(app.platform, request.context()),
  );
  app.put<{ Body: { needed: boolean } }>(
    "/second-person",
    {
      schema: {
        tags,
        summary: "Asks for a second person at each publication; ending it needs two people, who both ask for it",
        body: body({ needed: { type: "boolean" } }, ["needed"]),
      },
    },
    async (request) => setSecondPersonRule(app.platform, request.context(), request.body),
  );
};
