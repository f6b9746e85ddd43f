import { drawCode, getRecord } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { query } from "../../../../../shapes/queries.js";

/** What is printed on a card and read at a counter. */
export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordPlace }>(
    "/code",
    { schema: { tags: ["records"], summary: "QR code of a record, to be read at a counter", params: RECORD_PLACE, querystring: query({}) } },
    async (request, reply) => {
      const record = await getRecord(app.platform, request.context(), { type: typeOf(request.params), id: request.params.id });
      return reply.type("image/svg+xml").send(await drawCode(`zhili:${record.type}/${record.id}`));
    },
  );
};
