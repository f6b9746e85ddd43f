import type { JsonObject } from "@zhili/contracts";
import { prepareSubmission } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { shownIssue } from "../../../../problem.js";
import { body, FIELDS } from "../../../../shapes/bodies.js";
import { ID, PACK_NAME, RECORD_TYPE_PLACE, type RecordTypePlace, typeOf } from "../../../../shapes/places.js";

const tried = body({ data: FIELDS, id: ID, orgUnit: ID, transition: PACK_NAME, input: FIELDS }, ["data"]);

interface Tried {
  readonly data: JsonObject;
  readonly id?: string;
  readonly orgUnit?: string;
  readonly transition?: string;
  readonly input?: JsonObject;
}

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: RecordTypePlace; Body: Tried }>(
    "/prepare",
    { schema: { tags: ["records"], summary: "What would become of a submission, changing nothing", params: RECORD_TYPE_PLACE, body: tried } },
    async (request) => {
      const context = request.context();
      const found = await prepareSubmission(app.platform, context, { type: typeOf(request.params), ...request.body });
      return { ...found, issues: found.issues.map((issue) => shownIssue(issue, context.language)) };
    },
  );
};
