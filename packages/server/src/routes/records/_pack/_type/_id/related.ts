import { listRelated } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { PACK_NAME, place, RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { PAGING, query } from "../../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: RecordPlace & { related: string }; Querystring: { limit?: number; cursor?: string } }>(
    "/related/:related",
    {
      schema: {
        tags: ["records"],
        summary: "Records that refer to this one",
        params: place({ ...RECORD_PLACE.properties, related: PACK_NAME }),
        querystring: query(PAGING),
      },
    },
    async (request) => {
      const { id, related } = request.params;
      return listRelated(app.platform, request.context(), { type: typeOf(request.params), id, related, ...request.query });
    },
  );
};
