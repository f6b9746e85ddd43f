import type { FastifyPluginAsync } from "fastify";
import { apiOf } from "../plugins/documentation.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get("/openapi.json", { config: { beforePasswordChange: true }, schema: { hide: true } }, async (request) => apiOf(app, request));
};
