import { pageData } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, PACK_NAME, place } from "../../../../shapes/places.js";
import { DAY, query } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { pack: string; page: string }; Querystring: { orgUnit?: string; from?: string; to?: string } }>(
    "/data",
    {
      schema: {
        tags: ["pages"],
        summary: "Figures and rows of a page's blocks",
        params: place({ pack: PACK_NAME, page: PACK_NAME }),
        querystring: query({ orgUnit: ID, from: DAY, to: DAY }),
      },
    },
    async (request) => pageData(app.platform, request.context(), { page: `${request.params.pack}:${request.params.page}`, ...request.query }),
  );
};
