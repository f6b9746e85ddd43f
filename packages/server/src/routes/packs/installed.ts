import { listPacks, readPackView } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { PACK_NAME, place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get("", { schema: { tags: ["packs"], summary: "Packs in force", querystring: query({}) } }, async (request) => ({
    items: await listPacks(app.platform, request.context()),
  }));
  app.get<{ Params: { id: string } }>(
    "/:id",
    { schema: { tags: ["packs"], summary: "One pack in force", params: place({ id: PACK_NAME }), querystring: query({}) } },
    async (request) => readPackView(app.platform, request.context(), request.params.id),
  );
};
