import { readTimeline } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { query } from "../../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordPlace }>(
    "/timeline",
    { schema: { tags: ["records"], summary: "What happened to a record, newest first", params: RECORD_PLACE, querystring: query({}) } },
    async (request) => ({ items: await readTimeline(app.platform, request.context(), { type: typeOf(request.params), id: request.params.id }) }),
  );
};
