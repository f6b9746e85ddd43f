import { getNotice, listNotices, type NoticeQuery, objectToNotice } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body, IDEMPOTENT } from "../../shapes/bodies.js";
import { ID, place } from "../../shapes/places.js";
import { PAGING, query } from "../../shapes/queries.js";

const asked = query({ ...PAGING, status: { type: "string", enum: ["open", "closed"] }, orgUnit: ID, q: { type: "string", maxLength: 100 } });
const objection = body({ text: { type: "string", minLength: 1, maxLength: 2_000 }, contact: { type: "string", maxLength: 200 } }, ["text"]);

/** Open to everybody. */
export const routes: FastifyPluginAsync = async (app) => {
  const shape = { tags: ["notices"], security: [] };
  app.get<{ Querystring: NoticeQuery }>("", { schema: { ...shape, summary: "Public notices, newest first", querystring: asked } }, async (request) =>
    listNotices(app.platform, request.query, request.context().language),
  );
  app.get<{ Params: { id: string } }>(
    "/:id",
    { schema: { ...shape, summary: "One notice with its text", params: place({ id: ID }), querystring: query({}) } },
    async (request) => getNotice(app.platform, request.params.id, request.context().language),
  );
  app.post<{ Params: { id: string }; Body: { text: string; contact?: string } }>(
    "/:id/objections",
    {
      config: { withoutCsrf: true, rateLimit: { max: app.limits.objections, timeWindow: 60_000 } },
      schema: { ...shape, summary: "Objects to a notice; the receipt finds it again", params: place({ id: ID }), headers: IDEMPOTENT, body: objection },
    },
    async (request) => ({ receipt: (await objectToNotice(app.platform, request.context(), { notice: request.params.id, ...request.body })).receipt }),
  );
};
