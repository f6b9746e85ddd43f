import { MOST_ARCHIVE_BYTES, requireUpgradeRight, uploadUpgrade } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { draftBody } from "../../draft-body.js";
import { nameVersion } from "../../seen-version.js";
import { query } from "../../shapes/queries.js";

const ARCHIVE_TYPES = ["application/gzip", "application/x-gzip", "application/x-compressed-tar", "application/octet-stream"];

export const routes: FastifyPluginAsync = async (app) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(ARCHIVE_TYPES, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.post<{ Querystring: { name?: string }; Body: Buffer | undefined }>(
    "/upgrades",
    {
      bodyLimit: MOST_ARCHIVE_BYTES,
      preParsing: async (request) => requireUpgradeRight(app.platform, request.context()),
      schema: {
        tags: ["configuration"],
        summary: "Begins a draft that brings in the newer version of an installed pack; the body is its archive (.tgz)",
        consumes: ["application/gzip"],
        querystring: query({ name: { type: "string", minLength: 1, maxLength: 200, description: "name of the file, for what is told of it" } }),
      },
    },
    async (request, reply) => {
      const { name = "upload.tgz" } = request.query;
      const draft = await uploadUpgrade(app.platform, request.context(), { name, bytes: request.body ?? new Uint8Array() });
      return nameVersion(reply.code(201), draft).send(draftBody(draft));
    },
  );
};
