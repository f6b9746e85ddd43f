import { compareRevisions, exportChanges, listChanges, listRevisions, publishRevision } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { contentDisposition } from "../../content-disposition.js";
import { body } from "../../shapes/bodies.js";
import { PACK_NAME, place } from "../../shapes/places.js";
import { PAGING, query } from "../../shapes/queries.js";

const SEQ = { type: "integer", minimum: 1 } as const;
const tags = ["configuration"];
const between = query({ from: SEQ, to: SEQ }, ["from", "to"]);
const again = body({ seq: SEQ, message: { type: "string", minLength: 1, maxLength: 500 }, expected: SEQ }, ["seq", "message"]);

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: { limit?: number; cursor?: string } }>(
    "/history",
    { schema: { tags, summary: "Publications, the newest first", querystring: query(PAGING) } },
    async (request) => listRevisions(app.platform, request.context(), request.query),
  );
  app.get<{ Querystring: { from: number; to: number } }>(
    "/compare",
    { schema: { tags, summary: "What differs between two publications", querystring: between } },
    async (request) => compareRevisions(app.platform, request.context(), request.query),
  );
  app.get("/changes", { schema: { tags, summary: "The county's changes against its packs", querystring: query({}) } }, async (request) =>
    listChanges(app.platform, request.context()),
  );
  app.get<{ Params: { pack: string } }>(
    "/changes/:pack",
    {
      schema: {
        tags,
        summary: "The county's changes of one pack as JSON Patch (RFC 6902) over its files, for its author",
        params: place({ pack: PACK_NAME }),
        produces: ["application/json-patch+json"],
        querystring: query({}),
      },
    },
    async (request, reply) => {
      const { pack, version, patch } = await exportChanges(app.platform, request.context(), request.params.pack);
      return reply
        .type("application/json-patch+json")
        .header("content-disposition", contentDisposition("attachment", `${pack}-${version}.patch.json`))
        .send(JSON.stringify(patch));
    },
  );
  app.post<{ Body: { seq: number; message: string; expected?: number } }>(
    "/history/publish",
    { schema: { tags, summary: "Publishes an earlier configuration again", body: again } },
    async (request, reply) => {
      const { overlay: _overlay, ...revision } = await publishRevision(app.platform, request.context(), request.body);
      return reply.code(201).send(revision);
    },
  );
};
