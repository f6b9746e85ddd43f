import { listOrgUnits, type OrgUnitQuery } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, PACK_NAME } from "../../shapes/places.js";
import { PAGING, query } from "../../shapes/queries.js";

const asked = query({
  ...PAGING,
  limit: { type: "integer", minimum: 1, maximum: 1_000 },
  parent: { ...ID, description: "Children of this unit; root for those without a parent" },
  within: ID,
  level: PACK_NAME,
  q: { type: "string", maxLength: 100 },
});

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: OrgUnitQuery }>("", { schema: { tags: ["org units"], summary: "Org units by code", querystring: asked } }, async (request) =>
    listOrgUnits(app.platform, request.context(), request.query),
  );
};
