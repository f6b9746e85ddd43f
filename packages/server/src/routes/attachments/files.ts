import { createReadStream } from "node:fs";
import { type Attachment, getAttachment, putAttachment } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { contentDisposition } from "../../content-disposition.js";
import { FileMissing } from "../../errors.js";
import { ID, place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

/** What a stored file may do in a browser: nothing. */
const HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const shown = ({ id, name, type, size }: Attachment) => ({ id, name, type, size });

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Querystring: { for?: string } }>(
    "",
    {
      schema: {
        tags: ["attachments"],
        summary: "Keeps a file (multipart/form-data, part `file`) for a field; its type is what its bytes are",
        consumes: ["multipart/form-data"],
        querystring: query({ for: { type: "string", maxLength: 300, description: "pack:type/field" } }),
      },
    },
    async (request, reply) => {
      const part = request.isMultipart() ? await request.file() : undefined;
      if (part === undefined) throw FileMissing();
      const place = request.query.for;
      const upload = { name: part.filename, content: part.file, ...(place === undefined ? {} : { for: place }) };
      try {
        return reply.code(201).send(shown(await putAttachment(app.platform, request.context(), upload)));
      } catch (error) {
        // What is still on its way is let run out, so that the answer arrives and the connection comes to an end.
        request.raw.unpipe();
        request.raw.resume();
        throw error;
      }
    },
  );
  app.get<{ Params: { id: string }; Querystring: { record?: string } }>(
    "/:id",
    {
      schema: {
        tags: ["attachments"],
        summary: "A file, for its sender and those who may read the record that refers to it",
        params: place({ id: ID }),
        querystring: query({ record: { type: "string", pattern: "^[^/]+:[^/]+/[^/]+$", maxLength: 300, description: "pack:type/id that refers to it" } }),
      },
    },
    async (request, reply) => {
      const [recordType, id] = request.query.record?.split("/") ?? [];
      const referrer = recordType === undefined || id === undefined ? {} : { referrer: { recordType, id } };
      const { attachment, file, inline } = await getAttachment(app.platform, request.context(), { id: request.params.id, ...referrer });
      const etag = `"${attachment.sha256}"`;
      void reply
        .header("etag", etag)
        .header("cache-control", "private, no-cache")
        .header("content-disposition", contentDisposition(inline ? "inline" : "attachment", attachment.name));
      if (attachment.type !== "application/pdf") void reply.header("content-security-policy", HARMLESS);
      if (request.headers["if-none-match"] === etag) return reply.code(304).send();
      return reply.type(attachment.type).header("content-length", attachment.size).send(createReadStream(file));
    },
  );
};
