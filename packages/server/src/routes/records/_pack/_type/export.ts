import { Readable } from "node:stream";
import { exportRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { recordsQuery } from "../../../../records-query.js";
import { RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";
import { RECORD_EXPORT } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordTypePlace; Querystring: Record<string, string> }>(
    "/export",
    { schema: { tags: ["records"], summary: "The list as a CSV file", params: RECORD_TYPE_PLACE, querystring: RECORD_EXPORT } },
    async (request, reply) => {
      const { fileName, parts } = await exportRecords(app.platform, request.context(), recordsQuery(typeOf(request.params), request.query));
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(Readable.from(parts));
    },
  );
};
