import { changePassword, signIn, signOut, whoAmI } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { clearSessionCookie, setSessionCookie } from "../plugins/sessions.js";

const credentials = {
  type: "object",
  required: ["username", "password"],
  additionalProperties: false,
  properties: { username: { type: "string", maxLength: 100 }, password: { type: "string", maxLength: 200 }, as: { type: "string", enum: ["cookie", "token"] } },
} as const;
const passwords = {
  type: "object",
  required: ["current", "next"],
  additionalProperties: false,
  properties: { current: { type: "string", maxLength: 200 }, next: { type: "string", maxLength: 200 } },
} as const;

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Body: { username: string; password: string; as?: "cookie" | "token" } }>(
    "/session",
    {
      config: { withoutCsrf: true, beforePasswordChange: true, rateLimit: { max: app.limits.signIn, timeWindow: 60_000 } },
      schema: { tags: ["session"], body: credentials },
    },
    async (request, reply) => {
      const signed = await signIn(app.platform, request.context(), request.body);
      if (request.body.as === "token") return { token: signed.token, user: signed.user };
      setSessionCookie(request, reply, signed.token);
      return { user: signed.user, csrfToken: signed.csrfToken };
    },
  );
  app.get("/session", { config: { beforePasswordChange: true }, schema: { tags: ["session"] } }, async (request) => ({
    user: await whoAmI(app.platform, request.context()),
    csrfToken: request.signedIn?.csrfToken ?? "",
  }));
  app.delete("/session", { config: { beforePasswordChange: true }, schema: { tags: ["session"] } }, async (request, reply) => {
    if (request.sessionToken !== undefined) await signOut(app.platform, request.context(), request.sessionToken);
    clearSessionCookie(reply);
    return reply.code(204).send();
  });
  app.post<{ Body: { current: string; next: string } }>(
    "/session/password",
    { config: { beforePasswordChange: true }, schema: { tags: ["session"], body: passwords } },
    async (request, reply) => {
      const { sessionToken } = request;
      await changePassword(app.platform, request.context(), { ...request.body, ...(sessionToken === undefined ? {} : { token: sessionToken }) });
      return reply.code(204).send();
    },
  );
};
