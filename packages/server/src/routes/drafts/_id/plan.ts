import { planDraft } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, place } from "../../../shapes/places.js";
import { query } from "../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { id: string } }>(
    "/plan",
    {
      schema: {
        tags: ["drafts"],
        summary: "What publishing the draft would change in the configuration in force",
        params: place({ id: ID }),
        querystring: query({}),
      },
    },
    async (request) => planDraft(app.platform, request.context(), request.params.id),
  );
};
