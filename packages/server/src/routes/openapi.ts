import type { FastifyPluginAsync } from "fastify";

export const routes: FastifyPluginAsync = async (app) => {
  app.get("/openapi.json", { config: { beforePasswordChange: true }, schema: { hide: true } }, async () => app.swagger());
};
