import type { JsonObject } from "@zhili/contracts";
import { updateRecord } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { neededVersion } from "../../../../../seen-version.js";
import { body, FIELDS } from "../../../../../shapes/bodies.js";
import { RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { viewOutcome } from "../../../../../view-outcome.js";

const change = body({ data: FIELDS }, ["data"]);

export const routes: FastifyPluginAsync = async (app) => {
  app.patch<{ Params: RecordPlace; Body: { data: JsonObject } }>(
    "",
    { schema: { tags: ["records"], summary: "Changes fields of the version in If-Match; null empties a field", params: RECORD_PLACE, body: change } },
    async (request, reply) => {
      const [type, { id }] = [typeOf(request.params), request.params];
      const changed = await updateRecord(app.platform, request.context(), { type, id, data: request.body.data, version: neededVersion(request) });
      return viewOutcome(app, request, reply, changed);
    },
  );
};
