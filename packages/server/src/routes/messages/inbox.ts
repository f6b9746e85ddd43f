import { listMessages, readMessage } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, place } from "../../shapes/places.js";
import { PAGING, query } from "../../shapes/queries.js";

interface Asked {
  readonly unread?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  const asked = query({ ...PAGING, unread: { type: "boolean" } });
  app.get<{ Querystring: Asked }>("", { schema: { tags: ["messages"], summary: "The person's messages, newest first", querystring: asked } }, async (request) =>
    listMessages(app.platform, request.context(), request.query),
  );
  app.post<{ Params: { id: string } }>(
    "/:id/read",
    { schema: { tags: ["messages"], summary: "Marks a message as read", params: place({ id: ID }) } },
    async (request, reply) => {
      await readMessage(app.platform, request.context(), request.params.id);
      return reply.code(204).send();
    },
  );
};
