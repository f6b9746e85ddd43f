import { grantRole, listGrants, revokeGrant } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { DAY, query } from "../../../shapes/queries.js";
import { grantBody } from "../../../user-body.js";

const given = body(
  {
    role: { type: "string", pattern: "^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$", maxLength: 130, description: "pack:id" },
    orgUnit: { ...ID, description: "Absent for everywhere, which only administrators can be granted" },
    from: DAY,
    to: DAY,
  },
  ["role"],
);

interface Given {
  readonly role: string;
  readonly orgUnit?: string;
  readonly from?: string;
  readonly to?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  const params = place({ id: ID });
  app.get<{ Params: { id: string } }>(
    "/grants",
    { schema: { tags: ["users"], summary: "Every role of an account, over ones too", params, querystring: query({}) } },
    async (request) => ({ items: (await listGrants(app.platform, request.context(), request.params.id)).map(grantBody) }),
  );
  app.post<{ Params: { id: string }; Body: Given }>(
    "/grants",
    { schema: { tags: ["users"], summary: "Gives a role for an org unit and what is below it", params, body: given } },
    async (request, reply) => reply.code(201).send(grantBody(await grantRole(app.platform, request.context(), { user: request.params.id, ...request.body }))),
  );
  app.delete<{ Params: { id: string; grant: string } }>(
    "/grants/:grant",
    { schema: { tags: ["users"], summary: "Takes a role back", params: place({ id: ID, grant: ID }) } },
    async (request, reply) => {
      await revokeGrant(app.platform, request.context(), { user: request.params.id, grant: request.params.grant });
      return reply.code(204).send();
    },
  );
};
