import { listTasks, type TaskQuery } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { PAGING, query } from "../../shapes/queries.js";

const asked = query({ ...PAGING, status: { type: "string", enum: ["open", "done", "cancelled"] }, mine: { type: "boolean" } });

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: TaskQuery }>("", { schema: { tags: ["tasks"], summary: "The person's inbox", querystring: asked } }, async (request) =>
    listTasks(app.platform, request.context(), request.query),
  );
};
