import { searchRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { query } from "../shapes/queries.js";

const asked = query(
  { q: { type: "string", maxLength: 200 }, types: { type: "string", maxLength: 2_000 }, limit: { type: "integer", minimum: 1, maximum: 50 } },
  ["q"],
);

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: { q: string; types?: string; limit?: number } }>(
    "/search",
    { schema: { tags: ["records"], summary: "Records by name, number or the text of a QR code", querystring: asked } },
    async (request) => {
      const { q, types = "", limit } = request.query;
      const named = types.split(",").filter((type) => type !== "");
      return {
        items: await searchRecords(app.platform, request.context(), {
          q,
          ...(named.length === 0 ? {} : { types: named }),
          ...(limit === undefined ? {} : { limit }),
        }),
      };
    },
  );
};
