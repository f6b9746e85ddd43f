import type { FastifyPluginAsync } from "fastify";

export const routes: FastifyPluginAsync = async (app) => {
  app.get("/health", { config: { beforePasswordChange: true }, schema: { tags: ["platform"] } }, async (request) => {
    const store = await app.platform.store.health();
    return { status: store.ok ? "ok" : "failing", revision: request.context().configuration.revision, store: store.adapter };
  });
};
