import { type AuditQuery, listAudit, verifyAudit } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID } from "../../shapes/places.js";
import { DAY, PAGING, query } from "../../shapes/queries.js";

const asked = query({
  ...PAGING,
  subject: { ...ID, description: "Id of the record or account that was acted on" },
  actor: { ...ID, description: "Id or name of the person" },
  action: { type: "string", pattern: "^[a-z-]+\\.[a-z-]+$", maxLength: 60 },
  outcome: { type: "string", enum: ["done", "denied"] },
  from: DAY,
  to: DAY,
});

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: AuditQuery }>("", { schema: { tags: ["audit"], summary: "The audit trail, newest first", querystring: asked } }, async (request) =>
    listAudit(app.platform, request.context(), request.query),
  );
  app.get(
    "/verify",
    { schema: { tags: ["audit"], summary: "Proves that nothing in the trail was altered or dropped", querystring: query({}) } },
    async (request) => verifyAudit(app.platform, request.context()),
  );
};
