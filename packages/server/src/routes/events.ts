import { SignInNeeded } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";

export const routes: FastifyPluginAsync = async (app) => {
  app.get(
    "/events",
    {
      config: { unattended: true },
      schema: {
        tags: ["events"],
        summary: "What changes, as server-sent events: revision, record, task, cases",
        produces: ["text/event-stream"],
      },
    },
    async (request, reply) => {
      const { signedIn, sessionToken } = request;
      if (signedIn === undefined || sessionToken === undefined) throw SignInNeeded();
      reply.hijack();
      const headers = { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store", "x-accel-buffering": "no" };
      for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers })) if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.write("retry: 3000\n\n");
      app.openEventStream({ response: reply.raw, token: sessionToken, session: signedIn, language: request.context().language });
    },
  );
};
