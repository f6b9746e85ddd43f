import { deleteRecord } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { neededVersion } from "../../../../../seen-version.js";
import { RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.delete<{ Params: RecordPlace }>(
    "",
    { schema: { tags: ["records"], summary: "Deletes the version in If-Match, when nothing rests on the record", params: RECORD_PLACE } },
    async (request, reply) => {
      await deleteRecord(app.platform, request.context(), { type: typeOf(request.params), id: request.params.id, version: neededVersion(request) });
      return reply.code(204).send();
    },
  );
};
