import type { Json } from "@zhili/contracts";
import { settleConflict } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { draftBody } from "../../../draft-body.js";
import { nameVersion, neededVersion } from "../../../seen-version.js";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";

const settlement = body(
  {
    conflict: { type: "string", minLength: 1, maxLength: 2_000 },
    choice: { type: "string", enum: ["theirs", "ours", "edited"] },
    value: {},
    why: { type: "string", maxLength: 500 },
  },
  ["conflict", "choice"],
);

interface Settlement {
  conflict: string;
  choice: "theirs" | "ours" | "edited";
  value?: Json;
  why?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: { id: string }; Body: Settlement }>(
    "/conflicts/settle",
    { schema: { tags: ["drafts"], summary: "Settles one conflict of the draft of If-Match", params: place({ id: ID }), body: settlement } },
    async (request, reply) => {
      const draft = await settleConflict(app.platform, request.context(), { ...request.body, draft: request.params.id, version: neededVersion(request) });
      return nameVersion(reply, draft).send(draftBody(draft));
    },
  );
};
