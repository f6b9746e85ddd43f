import { readCalendar } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, PACK_NAME, place } from "../../../../shapes/places.js";
import { MONTH, query } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { pack: string; page: string; block: string }; Querystring: { month?: string; orgUnit?: string } }>(
    "/calendars/:block",
    {
      schema: {
        tags: ["pages"],
        summary: "One month of a page's calendar block: days of the work calendar, and the records on them that the person may read",
        params: place({ pack: PACK_NAME, page: PACK_NAME, block: PACK_NAME }),
        querystring: query({ month: MONTH, orgUnit: ID }),
      },
    },
    async (request) => {
      const { pack, page, block } = request.params;
      return readCalendar(app.platform, request.context(), { page: `${pack}:${page}`, block, ...request.query });
    },
  );
};
