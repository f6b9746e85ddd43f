import { chooseStates } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { draftBody } from "../../../draft-body.js";
import { nameVersion, neededVersion } from "../../../seen-version.js";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { STATES, type States } from "../../../shapes/states.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.put<{ Params: { id: string }; Body: { states: States } }>(
    "/states",
    {
      schema: {
        tags: ["drafts"],
        summary: "Says where cases go whose state the upgrade of the draft of If-Match takes away",
        params: place({ id: ID }),
        body: body({ states: STATES }, ["states"]),
      },
    },
    async (request, reply) => {
      const draft = await chooseStates(app.platform, request.context(), { ...request.body, draft: request.params.id, version: neededVersion(request) });
      return nameVersion(reply, draft).send(draftBody(draft));
    },
  );
};
