import type { Issue } from "@zhili/contracts";
import { cancelUpgrade, getUpgrade, listMoves, listUpgrades, planRollback, rollbackUpgrade } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { shownIssue } from "../../../problem.js";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { PAGING, query } from "../../../shapes/queries.js";
import { STATES, type States } from "../../../shapes/states.js";

const tags = ["configuration"];
const params = place({ id: ID });

interface Place {
  Params: { id: string };
}
interface Paged {
  Querystring: { limit?: number; cursor?: string };
}

export const routes: FastifyPluginAsync = async (app) => {
  app.get<Paged>(
    "",
    { schema: { tags, summary: "Upgrades of packs, the newest first, with how far one under way has come", querystring: query(PAGING) } },
    async (request) => listUpgrades(app.platform, request.context(), request.query),
  );
  app.get<Place>("/:id", { schema: { tags, summary: "One upgrade", params, querystring: query({}) } }, async (request) =>
    getUpgrade(app.platform, request.context(), request.params.id),
  );
  app.get<Place & { Querystring: Paged["Querystring"] & { listed?: boolean } }>(
    "/:id/records",
    {
      schema: {
        tags,
        summary: "What the upgrade did to each record, and how a rollback led it back; `listed` those of which something could not be led back",
        params,
        querystring: query({ ...PAGING, listed: { type: "boolean" } }),
      },
    },
    async (request) => {
      const context = request.context();
      const { items, ...page } = await listMoves(app.platform, context, request.params.id, request.query);
      const shown = (issues: NonNullable<(typeof items)[number]["issues"]>) => issues.map((issue) => shownIssue(issue as unknown as Issue, context.language));
      return { ...page, items: items.map(({ issues, ...line }) => ({ ...line, ...(issues === undefined ? {} : { issues: shown(issues) }) })) };
    },
  );
  app.post<Place>(
    "/:id/cancel",
    { schema: { tags, summary: "Stops an upgrade that still moves records; all of it is taken back", params } },
    async (request, reply) => {
      await cancelUpgrade(app.platform, request.context(), request.params.id);
      return reply.code(202).send({});
    },
  );
  app.post<Place & { Body: { states?: States } | null }>(
    "/:id/rollback-plan",
    { schema: { tags, summary: "What rolling the upgrade back would do; nothing is changed", params, body: { ...body({ states: STATES }), nullable: true } } },
    async (request) => {
      const context = request.context();
      const { moves, changes, since } = await planRollback(app.platform, context, { upgrade: request.params.id, ...request.body });
      const issues = (found: (typeof moves)["types"][number]["examples"]) =>
        found.map((one) => ({ ...one, issues: one.issues.map((issue) => shownIssue(issue, context.language)) }));
      return { ...moves, changes, since, types: moves.types.map((type) => ({ ...type, examples: issues(type.examples) })) };
    },
  );
  app.post<Place & { Body: { message: string; states?: States } }>(
    "/:id/rollback",
    {
      schema: {
        tags,
        summary: "Publishes the configuration from before the upgrade again and leads the data back",
        params,
        body: body({ message: { type: "string", minLength: 1, maxLength: 500 }, states: STATES }, ["message"]),
      },
    },
    async (request, reply) => {
      const { overlay: _overlay, ...revision } = await rollbackUpgrade(app.platform, request.context(), { upgrade: request.params.id, ...request.body });
      return reply.code(201).send(revision);
    },
  );
};
