import { listRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { recordsQuery } from "../../../../records-query.js";
import { RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";
import { RECORD_LIST } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordTypePlace; Querystring: Record<string, string | number> }>(
    "",
    { schema: { tags: ["records"], summary: "Records that the person may read, page by page", params: RECORD_TYPE_PLACE, querystring: RECORD_LIST } },
    async (request) => listRecords(app.platform, request.context(), recordsQuery(typeOf(request.params), request.query)),
  );
};
