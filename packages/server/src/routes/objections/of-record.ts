import { listObjections, trackObjection } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

const record = { type: "string", minLength: 1, maxLength: 300, description: "pack:type/id, or the id alone" } as const;
const receipt = { type: "string", pattern: "^[\\w-]{6,40}$" } as const;

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: { record: string } }>(
    "",
    { schema: { tags: ["notices"], summary: "Objections to a record, newest first", querystring: query({ record }, ["record"]) } },
    async (request) => {
      const [, type, id = request.query.record] = /^(.+)\/([^/]+)$/.exec(request.query.record) ?? [];
      return { items: await listObjections(app.platform, request.context(), { id, ...(type === undefined ? {} : { type }) }) };
    },
  );
  app.get<{ Params: { receipt: string } }>(
    "/receipts/:receipt",
    {
      config: { rateLimit: { max: app.limits.objections, timeWindow: 60_000 } },
      schema: {
        tags: ["notices"],
        summary: "What became of an objection, for the holder of its receipt",
        security: [],
        params: place({ receipt }),
        querystring: query({}),
      },
    },
    async (request) => trackObjection(app.platform, request.params.receipt),
  );
};
