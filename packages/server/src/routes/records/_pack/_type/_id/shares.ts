import { listShares, shareRecord, takeBackShare } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body, IDEMPOTENT } from "../../../../../shapes/bodies.js";
import { ID, place, RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { DAY, query } from "../../../../../shapes/queries.js";

const given = body(
  {
    orgUnit: { ...ID, description: "Whose people may look, with what lies below" },
    purpose: { type: "string", minLength: 1, maxLength: 64, description: "A purpose of the record type" },
    until: { ...DAY, description: "Last day" },
  },
  ["orgUnit", "purpose", "until"],
);
const SHARE_PLACE = place({ ...RECORD_PLACE.properties, share: ID });

export const routes: FastifyPluginAsync = async (app) => {
  const tags = ["records"];
  app.get<{ Params: RecordPlace }>(
    "/shares",
    { schema: { tags, summary: "With whom a record is shared, and who looked", params: RECORD_PLACE, querystring: query({}) } },
    async (request) => listShares(app.platform, request.context(), { type: typeOf(request.params), id: request.params.id }),
  );
  app.post<{ Params: RecordPlace; Body: { orgUnit: string; purpose: string; until: string } }>(
    "/shares",
    { schema: { tags, summary: "Shows a record, masked, to people elsewhere until a day", params: RECORD_PLACE, headers: IDEMPOTENT, body: given } },
    async (request, reply) =>
      reply.code(201).send(await shareRecord(app.platform, request.context(), { type: typeOf(request.params), id: request.params.id, ...request.body })),
  );
  app.delete<{ Params: RecordPlace & { share: string } }>(
    "/shares/:share",
    { schema: { tags, summary: "Ends a sharing at once", params: SHARE_PLACE } },
    async (request, reply) => {
      await takeBackShare(app.platform, request.context(), { type: typeOf(request.params), id: request.params.id, share: request.params.share });
      return reply.code(204).send();
    },
  );
};
