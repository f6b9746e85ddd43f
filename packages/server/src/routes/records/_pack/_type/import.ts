import { type ImportAsk, importRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { shownIssue } from "../../../../problem.js";
import { body, IDEMPOTENT } from "../../../../shapes/bodies.js";
import { ID, RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";

const LARGEST = 4 * 1024 * 1024;
const table = {
  ...body({
    csv: { type: "string", minLength: 1, maxLength: LARGEST, description: "Short for a text that the importer csv reads" },
    text: { type: "string", minLength: 1, maxLength: LARGEST, description: "The table; of an importer for files that are no text, its bytes in Base64" },
    importer: { type: "string", maxLength: 130, description: "csv, xlsx, or plugin:type" },
    importParams: { type: "object", maxProperties: 100 },
    columns: { type: "object", maxProperties: 300, additionalProperties: { type: "string", maxLength: 64 } },
    orgUnit: ID,
    plan: { type: "boolean" },
  }),
  oneOf: [{ required: ["csv"] }, { required: ["text", "importer"] }],
} as const;

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: RecordTypePlace; Body: Omit<ImportAsk, "type" | "text"> & { text?: string; csv?: string } }>(
    "/import",
    {
      bodyLimit: 2 * LARGEST,
      schema: {
        tags: ["records"],
        summary: "Makes a record of every row of a table, or says what would become of them",
        params: RECORD_TYPE_PLACE,
        headers: IDEMPOTENT,
        body: table,
      },
    },
    async (request) => {
      const context = request.context();
      const { csv, text = csv ?? "", ...ask } = request.body;
      const result = await importRecords(app.platform, context, { type: typeOf(request.params), text, ...ask });
      const rows = result.rows.map((row) => ({ ...row, issues: row.issues.map((issue) => shownIssue(issue, context.language)) }));
      return { ...result, rows };
    },
  );
};
