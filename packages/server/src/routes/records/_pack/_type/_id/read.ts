import type { FastifyPluginAsync } from "fastify";
import { RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { query } from "../../../../../shapes/queries.js";
import { viewRecord } from "../../../../../view-record.js";

const asked = query({ unmask: { type: "string", maxLength: 1_000 } });

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordPlace; Querystring: { unmask?: string } }>(
    "",
    { schema: { tags: ["records"], summary: "One record, and what can be done with it", params: RECORD_PLACE, querystring: asked } },
    async (request, reply) => {
      const unmask = (request.query.unmask ?? "").split(",").filter((field) => field !== "");
      return viewRecord(app, request, reply, { type: typeOf(request.params), id: request.params.id, unmask });
    },
  );
};
