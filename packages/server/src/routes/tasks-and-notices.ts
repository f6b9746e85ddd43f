import { claimTask, decideObjection, finishTask, getNotice, listNotices, listTasks, objectToNotice } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";

export const routes: FastifyPluginAsync = async (app) => {
  const { platform } = app;
  app.get("/tasks", { schema: { tags: ["tasks"] } }, async (request) => listTasks(platform, request.context()));
  app.post<{ Params: { id: string } }>("/tasks/:id/claim", { schema: { tags: ["tasks"] } }, async (request) =>
    claimTask(platform, request.context(), request.params.id),
  );
  app.post<{ Params: { id: string } }>("/tasks/:id/done", { schema: { tags: ["tasks"] } }, async (request) =>
    finishTask(platform, request.context(), request.params.id),
  );
  app.get("/notices", { schema: { tags: ["notices"] } }, async () => listNotices(platform));
  app.get<{ Params: { id: string } }>("/notices/:id", { schema: { tags: ["notices"] } }, async (request) => getNotice(platform, request.params.id));
  app.post<{ Params: { id: string }; Body: { text: string; contact?: string } }>(
    "/notices/:id/objections",
    { config: { withoutCsrf: true, rateLimit: { max: app.limits.objections, timeWindow: 60_000 } }, schema: { tags: ["notices"] } },
    async (request) => ({ receipt: (await objectToNotice(platform, request.context(), { notice: request.params.id, ...request.body })).receipt }),
  );
  app.post<{ Params: { id: string }; Body: { finding: "upheld" | "dismissed"; reason: string } }>(
    "/objections/:id/finding",
    { schema: { tags: ["notices"] } },
    async (request) => decideObjection(platform, request.context(), { objection: request.params.id, ...request.body }),
  );
};
