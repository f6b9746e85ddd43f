import { claimTask, finishTask } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, place } from "../../../shapes/places.js";

const nothing = { type: ["object", "null"], additionalProperties: false } as const;

export const routes: FastifyPluginAsync = async (app) => {
  const shape = { tags: ["tasks"], params: place({ id: ID }), body: nothing } as const;
  app.post<{ Params: { id: string } }>("/claim", { schema: { ...shape, summary: "Takes a task" } }, async (request) =>
    claimTask(app.platform, request.context(), request.params.id),
  );
  app.post<{ Params: { id: string } }>("/done", { schema: { ...shape, summary: "A task is done" } }, async (request) =>
    finishTask(app.platform, request.context(), request.params.id),
  );
};
