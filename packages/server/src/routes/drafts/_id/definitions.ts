import type { Json } from "@zhili/contracts";
import {
  addDefinition,
  changeDraft,
  definitionKinds,
  getDraftDefinition,
  listDefinitionUses,
  type NewDefinition,
  removeDefinition,
  restoreDefinition,
  type SavedDraft,
} from "@zhili/platform";
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

const id = { type: "string", pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", maxLength: 64 } as const;
const why = { type: "string", maxLength: 500 } as const;
const addition = body(
  {
    pack: PACK_NAME,
    kind: { type: "string", enum: [...definitionKinds] },
    id,
    title: { type: "string", minLength: 1, maxLength: 120 },
    copyOf: id,
    recordType: { type: "string", minLength: 1, maxLength: 130 },
    why,
  },
  ["pack", "kind", "id", "title"],
);

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
  const saved = ({ draft, issues }: SavedDraft, language: "zh-CN" | "en") => ({
    ...draftBody(draft),
    issues: issues.map((issue) => ({ ...shownIssue(issue, language), pack: issue.pack, file: issue.file })),
  });
  app.post<{ Params: { id: string }; Body: Omit<NewDefinition, "draft" | "version"> }>(
    "/definitions",
    {
      schema: { tags, summary: "Adds a definition to the draft of If-Match: the least that is in order, or a copy", params: place({ id: ID }), body: addition },
    },
    async (request, reply) => {
      const context = request.context();
      const made = await addDefinition(app.platform, context, { ...request.body, draft: request.params.id, version: neededVersion(request) });
      return nameVersion(reply.code(201), made.draft).send({ ...saved(made, context.language), ref: made.ref });
    },
  );
  app.get<Place>(
    "/definitions/:pack/:kind/:name/uses",
    { schema: { tags, summary: "What of the draft needs a definition, so that it can't be taken away", params, querystring: query({}) } },
    async (request) => {
      const context = request.context();
      const uses = await listDefinitionUses(app.platform, context, { draft: request.params.id, definition: refOf(request.params) });
      return { items: uses.map(({ issue, ...use }) => ({ ...use, ...shownIssue(issue, context.language) })) };
    },
  );
  app.delete<Place>(
    "/definitions/:pack/:kind/:name",
    { schema: { tags, summary: "Takes a definition that nothing needs out of the draft of If-Match, with what is there only for it", params } },
    async (request, reply) => {
      const context = request.context();
      const change = { draft: request.params.id, version: neededVersion(request), definition: refOf(request.params) };
      const made = await removeDefinition(app.platform, context, change);
      return nameVersion(reply, made.draft).send(saved(made, context.language));
    },
  );
  app.post<Place>(
    "/definitions/:pack/:kind/:name/restore",
    { schema: { tags, summary: "Puts a definition back into the draft of If-Match as its pack has it", params } },
    async (request, reply) => {
      const context = request.context();
      const change = { draft: request.params.id, version: neededVersion(request), definition: refOf(request.params) };
      const made = await restoreDefinition(app.platform, context, change);
      return nameVersion(reply, made.draft).send(saved(made, context.language));
    },
  );
};
