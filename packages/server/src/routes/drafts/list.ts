import { createDraft, listDrafts } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { draftBody } from "../../draft-body.js";
import { nameVersion } from "../../seen-version.js";
import { body } from "../../shapes/bodies.js";
import { query } from "../../shapes/queries.js";

const beginning = body({ title: { type: "string", minLength: 1, maxLength: 200 } }, ["title"]);

export const routes: FastifyPluginAsync = async (app) => {
  app.get("", { schema: { tags: ["drafts"], summary: "Drafts of the configuration", querystring: query({}) } }, async (request) => ({
    items: (await listDrafts(app.platform, request.context())).map(draftBody),
  }));
  app.post<{ Body: { title: string } }>(
    "",
    { schema: { tags: ["drafts"], summary: "Begins a draft on top of what is published", body: beginning } },
    async (request, reply) => {
      const draft = await createDraft(app.platform, request.context(), request.body);
      return nameVersion(reply.code(201), draft).send(draftBody(draft));
    },
  );
};
