import { drawCode, getNotice } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

/** The code of a notice holds its whole public address, as the caller reached this server. */
export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { id: string } }>(
    "/:id/code",
    { schema: { tags: ["notices"], security: [], summary: "QR code of a notice's public address", params: place({ id: ID }), querystring: query({}) } },
    async (request, reply) => {
      const { id } = await getNotice(app.platform, request.params.id);
      return reply.type("image/svg+xml").send(await drawCode(`${request.protocol}://${request.host}/notices/${id}`));
    },
  );
};
