import type { Language } from "@zhili/contracts";
import { createUser, listUsers, type UserQuery } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../shapes/bodies.js";
import { ID } from "../../shapes/places.js";
import { PAGING, query } from "../../shapes/queries.js";
import { userBody } from "../../user-body.js";

const asked = query({ ...PAGING, q: { type: "string", maxLength: 100 }, status: { type: "string", enum: ["active", "disabled"] } });
const account = body(
  {
    username: { type: "string", minLength: 1, maxLength: 64 },
    name: { type: "string", minLength: 1, maxLength: 60 },
    personId: ID,
    language: { type: "string", enum: ["zh-CN", "en"] },
    password: { type: "string", maxLength: 200, description: "Made up and answered once when absent; changed at the first sign-in either way" },
  },
  ["username", "name"],
);

interface Account {
  readonly username: string;
  readonly name: string;
  readonly personId?: string;
  readonly language?: Language;
  readonly password?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: UserQuery }>("", { schema: { tags: ["users"], summary: "Accounts by user name", querystring: asked } }, async (request) => {
    const { items, ...page } = await listUsers(app.platform, request.context(), request.query);
    return { items: items.map(userBody), ...page };
  });
  app.post<{ Body: Account }>("", { schema: { tags: ["users"], summary: "Makes an account", body: account } }, async (request, reply) => {
    const { user, oneTimePassword } = await createUser(app.platform, request.context(), request.body);
    return reply.code(201).send({ ...userBody(user), password: oneTimePassword });
  });
};
