import { planWithdrawal, withdrawPack } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../shapes/bodies.js";
import { PACK_NAME, place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

const tags = ["packs"];
const params = place({ id: PACK_NAME });

interface Place {
  Params: { id: string };
}

export const routes: FastifyPluginAsync = async (app) => {
  app.get<Place>(
    "/:id/withdrawal",
    { schema: { tags, summary: "What withdrawing the pack would do; nothing is changed", params, querystring: query({}) } },
    async (request) => planWithdrawal(app.platform, request.context(), request.params.id),
  );
  app.post<Place & { Body: { message: string } }>(
    "/:id/withdrawal",
    {
      schema: {
        tags,
        summary: "Withdraws the pack: its records can be read and exported, nothing of it happens any more",
        params,
        body: body({ message: { type: "string", minLength: 1, maxLength: 500 } }, ["message"]),
      },
    },
    async (request, reply) => {
      const { message } = request.body;
      const { overlay: _overlay, ...revision } = await withdrawPack(app.platform, request.context(), { pack: request.params.id, message });
      return reply.code(201).send(revision);
    },
  );
};
