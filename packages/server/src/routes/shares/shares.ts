import { listSharedByUs, listSharedWithUs } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { PAGING, query } from "../../shapes/queries.js";

interface Paging {
  readonly limit?: number;
  readonly cursor?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: Paging }>(
    "",
    { schema: { tags: ["records"], summary: "Records of elsewhere that are shared with us today", querystring: query(PAGING) } },
    async (request) => listSharedWithUs(app.platform, request.context(), request.query),
  );
  app.get<{ Querystring: Paging & { readonly ended?: boolean } }>(
    "/given",
    {
      schema: {
        tags: ["records"],
        summary: "Our records that are shared with people elsewhere",
        querystring: query({ ...PAGING, ended: { type: "boolean", description: "Those that have ended instead" } }),
      },
    },
    async (request) => listSharedByUs(app.platform, request.context(), request.query),
  );
};
