import { decideObjection } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";

const found = body({ finding: { type: "string", enum: ["upheld", "dismissed"] }, reason: { type: "string", minLength: 1, maxLength: 2_000 } }, [
  "finding",
  "reason",
]);

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: { id: string }; Body: { finding: "upheld" | "dismissed"; reason: string } }>(
    "/finding",
    { schema: { tags: ["notices"], summary: "Decides an objection", params: place({ id: ID }), body: found } },
    async (request) => decideObjection(app.platform, request.context(), { objection: request.params.id, ...request.body }),
  );
};
