import type { Language } from "@zhili/contracts";
import { readUser, resetPassword, updateUser } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { query } from "../../../shapes/queries.js";
import { userBody } from "../../../user-body.js";

const changes = body({
  name: { type: "string", minLength: 1, maxLength: 60 },
  disabled: { type: "boolean" },
  language: { type: "string", enum: ["zh-CN", "en"] },
  personId: ID,
});
const password = body({ password: { type: "string", maxLength: 200 } });

interface Changes {
  readonly name?: string;
  readonly disabled?: boolean;
  readonly language?: Language;
  readonly personId?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  const params = place({ id: ID });
  app.get<{ Params: { id: string } }>(
    "",
    { schema: { tags: ["users"], summary: "One account with its roles", params, querystring: query({}) } },
    async (request) => userBody(await readUser(app.platform, request.context(), request.params.id)),
  );
  app.patch<{ Params: { id: string }; Body: Changes }>(
    "",
    { schema: { tags: ["users"], summary: "Changes an account; one that is disabled is signed out everywhere", params, body: changes } },
    async (request) => {
      const { disabled, ...change } = request.body;
      const status = disabled === undefined ? {} : { status: disabled ? ("disabled" as const) : ("active" as const) };
      return userBody(await updateUser(app.platform, request.context(), { user: request.params.id, ...change, ...status }));
    },
  );
  app.post<{ Params: { id: string }; Body: { password?: string } | undefined }>(
    "/password",
    { schema: { tags: ["users"], summary: "Gives a one-time password, answered once, and lifts a lock", params, body: password } },
    async (request) => resetPassword(app.platform, request.context(), { user: request.params.id, ...request.body }),
  );
};
