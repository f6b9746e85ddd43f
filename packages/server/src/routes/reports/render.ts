import { Readable } from "node:stream";
import type { JsonObject } from "@zhili/contracts";
import { exportReport, renderReportFor } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { contentDisposition } from "../../content-disposition.js";
import { PACK_NAME, place } from "../../shapes/places.js";
import { DAY } from "../../shapes/queries.js";

const RECORD = "^[a-z0-9-]+:[a-z0-9-]+/[^/]{1,130}$";
const asked = {
  type: "object",
  properties: {
    format: { type: "string", maxLength: 130, description: "html to be printed, json, or a kind of file: csv, xlsx, plugin:type" },
    record: { type: "string", pattern: RECORD, description: "pack:type/id of the record that the report is about" },
    orgUnit: { type: "string", maxLength: 130 },
    from: DAY,
    to: DAY,
  },
  /** Parameters of the report; its definition says which. */
  additionalProperties: { type: "string", maxLength: 500 },
  maxProperties: 40,
} as const;

interface Asked {
  readonly format?: string;
  readonly record?: string;
  readonly orgUnit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly [parameter: string]: string | undefined;
}

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { pack: string; report: string }; Querystring: Asked }>(
    "/:pack/:report",
    {
      schema: {
        tags: ["reports"],
        summary: "A report as a page, as data, or as a file: CSV, an Excel workbook, or a kind that a plugin adds",
        params: place({ pack: PACK_NAME, report: PACK_NAME }),
        querystring: asked,
      },
    },
    async (request, reply) => {
      const { record, orgUnit, from, to, format = "html", ...parameters } = request.query;
      const ask = {
        report: `${request.params.pack}:${request.params.report}`,
        parameters: { ...parameters } as JsonObject,
        ...(record === undefined ? {} : { record: recordOf(record) }),
        ...(orgUnit === undefined ? {} : { orgUnit }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
      if (format !== "html" && format !== "json") {
        const { mediaType, fileName, parts } = await exportReport(app.platform, request.context(), ask, { format });
        return reply.type(mediaType).header("content-disposition", contentDisposition("attachment", fileName)).send(Readable.from(parts));
      }
      const rendered = await renderReportFor(app.platform, request.context(), { ...ask, format });
      return reply.type(`${rendered.type}; charset=utf-8`).header("content-disposition", contentDisposition("inline", rendered.fileName)).send(rendered.body);
    },
  );
};

function recordOf(place: string): { type: string; id: string } {
  const [type = "", id = ""] = place.split("/");
  return { type, id };
}
