import { rehearseDraft } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { shownIssue } from "../../../problem.js";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { STATES, type States } from "../../../shapes/states.js";
import { untilLeft } from "../../../until-left.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: { id: string }; Body: { states?: States } | null }>(
    "/rehearsal",
    {
      schema: {
        tags: ["drafts"],
        summary: "What the draft would do to what is there; nothing is changed, a closed connection ends it",
        params: place({ id: ID }),
        body: { ...body({ states: STATES }), nullable: true },
      },
    },
    async (request, reply) => {
      const context = request.context();
      const watch = { signal: untilLeft(reply), ...request.body };
      const { issues, moves, records, red, ...others } = await rehearseDraft(app.platform, context, request.params.id, watch);
      const shown = (found: typeof issues) => found.map((issue) => ({ ...shownIssue(issue, context.language), pack: issue.pack, file: issue.file }));
      const examples = (of: (typeof records)[number]["examples"]) => of.map((one) => ({ ...one, issues: shown(one.issues) }));
      const types = moves.types.map((one) => ({ ...one, examples: examples(one.examples) }));
      const failed = red.map(({ message, ...one }) => ({ ...one, ...(message === undefined ? {} : { message: message[context.language] }) }));
      return {
        issues: shown(issues),
        moves: { ...moves, types },
        records: records.map((one) => ({ ...one, examples: examples(one.examples) })),
        red: failed,
        ...others,
      };
    },
  );
};
