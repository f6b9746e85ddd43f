import { getOrgUnit } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { id: string } }>(
    "/:id",
    { schema: { tags: ["org units"], summary: "One org unit with those above it", params: place({ id: ID }), querystring: query({}) } },
    async (request) => getOrgUnit(app.platform, request.context(), request.params.id),
  );
};
