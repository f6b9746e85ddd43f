import { discardDraft, getDraft, publishDraft, recallDraft, submitDraft, updateDraft } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { draftBody } from "../../../draft-body.js";
import { shownIssue } from "../../../problem.js";
import { nameVersion, neededVersion } from "../../../seen-version.js";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { query } from "../../../shapes/queries.js";
import { STATES, type States } from "../../../shapes/states.js";
import { untilLeft } from "../../../until-left.js";

const tags = ["drafts"];
const params = place({ id: ID });
const accepted = body({ case: { type: "string", maxLength: 130 }, reason: { type: "string", minLength: 1, maxLength: 500 } }, ["case", "reason"]);
const message = { type: "string", minLength: 1, maxLength: 500 } as const;
const accept = { type: "array", items: accepted, maxItems: 200 } as const;
const publication = body({ message, accept, states: STATES }, ["message"]);

interface Place {
  Params: { id: string };
}

export const routes: FastifyPluginAsync = async (app) => {
  app.get<Place>(
    "",
    { schema: { tags, summary: "A draft with its parts, its changes and what is wrong with it", params, querystring: query({}) } },
    async (request, reply) => {
      const context = request.context();
      const { parts, issues, behind, changes, ...draft } = await getDraft(app.platform, context, request.params.id);
      const shown = issues.map((issue) => {
        const { pack, file, names } = issue;
        return { ...shownIssue(issue, context.language), pack, file, ...(names === undefined ? {} : { names }) };
      });
      return nameVersion(reply, draft).send({ ...draftBody(draft), behind, parts, issues: shown, changes });
    },
  );
  app.delete<Place>("", { schema: { tags, summary: "Drops a draft", params } }, async (request, reply) => {
    await discardDraft(app.platform, request.context(), request.params.id);
    return reply.code(204).send();
  });
  app.post<Place>("/update", { schema: { tags, summary: "Brings a draft up to what was published since", params } }, async (request, reply) => {
    const draft = await updateDraft(app.platform, request.context(), request.params.id);
    return nameVersion(reply, draft).send(draftBody(draft));
  });
  app.post<Place & { Body: { message: string; accept?: { case: string; reason: string }[]; states?: States } }>(
    "/publish",
    {
      schema: {
        tags,
        summary: "Checks the whole, runs the packs' cases and puts the draft of If-Match into force; a connection closed meanwhile ends the check",
        params,
        body: publication,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const publication = { ...request.body, draft: id, version: neededVersion(request) };
      const { overlay: _overlay, ...revision } = await publishDraft(app.platform, request.context(), publication, { checking: untilLeft(reply) });
      return reply.code(201).send(revision);
    },
  );
  app.post<Place & { Body: { message: string; accept?: { case: string; reason: string }[] } }>(
    "/submit",
    {
      schema: {
        tags,
        summary: "Checks the draft of If-Match as publishing does and submits it to a second person, who publishes it",
        params,
        body: body({ message, accept }, ["message"]),
      },
    },
    async (request, reply) => {
      const submission = { ...request.body, draft: request.params.id, version: neededVersion(request) };
      const draft = await submitDraft(app.platform, request.context(), submission, { checking: untilLeft(reply) });
      return nameVersion(reply, draft).send(draftBody(draft));
    },
  );
  app.post<Place>("/recall", { schema: { tags, summary: "Takes a submitted draft of If-Match back", params } }, async (request, reply) => {
    const draft = await recallDraft(app.platform, request.context(), { draft: request.params.id, version: neededVersion(request) });
    return nameVersion(reply, draft).send(draftBody(draft));
  });
};
