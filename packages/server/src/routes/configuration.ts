import { describeConfiguration, getOrgUnit, listOrgUnits, pageData, searchRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";

export const routes: FastifyPluginAsync = async (app) => {
  app.get("/configuration", { schema: { tags: ["configuration"] } }, async (request) => describeConfiguration(app.platform, request.context()));
  app.get<{ Querystring: { parent?: string; q?: string; level?: string } }>("/org-units", { schema: { tags: ["org units"] } }, async (request) => {
    const { parent, q, level } = request.query;
    return listOrgUnits(app.platform, request.context(), {
      ...(parent === undefined ? {} : { parent }),
      ...(q === undefined ? {} : { q }),
      ...(level === undefined ? {} : { level }),
    });
  });
  app.get<{ Params: { id: string } }>("/org-units/:id", { schema: { tags: ["org units"] } }, async (request) =>
    getOrgUnit(app.platform, request.context(), request.params.id),
  );
  app.get<{ Params: { pack: string; page: string }; Querystring: { orgUnit?: string; from?: string; to?: string } }>(
    "/pages/:pack/:page/data",
    { schema: { tags: ["pages"] } },
    async (request) => pageData(app.platform, request.context(), { page: `${request.params.pack}:${request.params.page}`, ...request.query }),
  );
  app.get<{ Querystring: { q: string; types?: string } }>("/search", { schema: { tags: ["records"] } }, async (request) => ({
    items: await searchRecords(app.platform, request.context(), {
      q: request.query.q ?? "",
      ...(request.query.types === undefined ? {} : { types: request.query.types.split(",") }),
    }),
  }));
};
