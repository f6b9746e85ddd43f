import type { JsonObject } from "@zhili/contracts";
import { submitForm } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body, FIELDS, IDEMPOTENT } from "../../../../shapes/bodies.js";
import { ID, RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";
import { viewOutcome } from "../../../../view-outcome.js";

const submission = body({ orgUnit: ID, data: FIELDS }, ["data"]);

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: RecordTypePlace; Body: { orgUnit?: string; data: JsonObject } }>(
    "",
    { schema: { tags: ["records"], summary: "Makes a record", params: RECORD_TYPE_PLACE, headers: IDEMPOTENT, body: submission } },
    async (request, reply) => {
      const type = typeOf(request.params);
      const made = await submitForm(app.platform, request.context(), { type, ...request.body });
      return reply.code(201).send(await viewOutcome(app, request, reply, made));
    },
  );
};
