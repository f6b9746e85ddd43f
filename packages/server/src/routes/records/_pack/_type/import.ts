import { type ImportAsk, importRecords } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { shownIssue } from "../../../../problem.js";
import { body, IDEMPOTENT } from "../../../../shapes/bodies.js";
import { ID, RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";

const LARGEST = 4 * 1024 * 1024;
const table = body(
  {
    csv: { type: "string", minLength: 1, maxLength: LARGEST },
    columns: { type: "object", maxProperties: 300, additionalProperties: { type: "string", maxLength: 64 } },
    orgUnit: ID,
    plan: { type: "boolean" },
  },
  ["csv"],
);

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: RecordTypePlace; Body: Omit<ImportAsk, "type"> }>(
    "/import",
    {
      bodyLimit: 2 * LARGEST,
      schema: {
        tags: ["records"],
        summary: "Makes a record of every row of a CSV table, or says what would become of them",
        params: RECORD_TYPE_PLACE,
        headers: IDEMPOTENT,
        body: table,
      },
    },
    async (request) => {
      const context = request.context();
      const result = await importRecords(app.platform, context, { type: typeOf(request.params), ...request.body });
      const rows = result.rows.map((row) => ({ ...row, issues: row.issues.map((issue) => shownIssue(issue, context.language)) }));
      return { ...result, rows };
    },
  );
};
