import type { Json } from "@zhili/contracts";
import { changeDraft, getDraftDefinition } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { draftBody } from "../../../draft-body.js";
import { shownIssue } from "../../../problem.js";
import { nameVersion, neededVersion } from "../../../seen-version.js";
import { body } from "../../../shapes/bodies.js";
import { ID, PACK_NAME, place } from "../../../shapes/places.js";
import { query } from "../../../shapes/queries.js";

const tags = ["drafts"];
const params = place({ id: ID, pack: PACK_NAME, kind: PACK_NAME, name: { type: "string", minLength: 1, maxLength: 130 } });
const value = body({ definition: {}, why: { type: "string", maxLength: 500 } }, ["definition"]);

interface Place {
  Params: { id: string; pack: string; kind: string; name: string };
}

const refOf = ({ pack, kind, name }: Place["Params"]) => `${pack}:${kind}/${name}`;

export const routes: FastifyPluginAsync = async (app) => {
  app.get<Place>(
    "/definitions/:pack/:kind/:name",
    { schema: { tags, summary: "A definition of the draft beside what the pack says", params, querystring: query({}) } },
    async (request, reply) => {
      const found = await getDraftDefinition(app.platform, request.context(), { draft: request.params.id, definition: refOf(request.params) });
      return nameVersion(reply, found).send(found);
    },
  );
  app.put<Place & { Body: { definition: Json; why?: string } }>(
    "/definitions/:pack/:kind/:name",
    { schema: { tags, summary: "Puts a definition into the draft of If-Match; null takes it away", params, body: value } },
    async (request, reply) => {
      const context = request.context();
      const { definition, ...why } = request.body;
      const { id } = request.params;
      const change = { draft: id, version: neededVersion(request), definition: refOf(request.params), value: definition, ...why };
      const { draft, issues } = await changeDraft(app.platform, context, change);
      const shown = issues.map((issue) => ({ ...shownIssue(issue, context.language), pack: issue.pack, file: issue.file }));
      return nameVersion(reply, draft).send({ ...draftBody(draft), issues: shown });
    },
  );
};
