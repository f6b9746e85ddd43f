import { Readable } from "node:stream";
import type { JsonObject } from "@zhili/contracts";
import { exportRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { RequestNotJson } from "../../../../errors.js";
import { recordsQuery } from "../../../../records-query.js";
import { RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";
import { RECORD_EXPORT } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordTypePlace; Querystring: Record<string, string> }>(
    "/export",
    {
      schema: {
        tags: ["records"],
        summary: "The list as a file: CSV, an Excel workbook, or a kind that a plugin adds",
        params: RECORD_TYPE_PLACE,
        querystring: RECORD_EXPORT,
      },
    },
    async (request, reply) => {
      const { format = "csv", params, ...asked } = request.query;
      const kind = { format, ...(params === undefined ? {} : { params: parametersIn(params) }) };
      const { fileName, mediaType, parts } = await exportRecords(app.platform, request.context(), recordsQuery(typeOf(request.params), asked), kind);
      return reply
        .type(mediaType)
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(Readable.from(parts));
    },
  );
};

/** Throws REQUEST_NOT_JSON for what is not an object. */
function parametersIn(text: string): JsonObject {
  try {
    const given: unknown = JSON.parse(text);
    if (given !== null && typeof given === "object" && !Array.isArray(given)) return given as JsonObject;
  } catch {
    // Told below.
  }
  throw RequestNotJson();
}
