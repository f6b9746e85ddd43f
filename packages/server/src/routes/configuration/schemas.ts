import { definitionKinds, definitionSchema } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { place } from "../../shapes/places.js";
import { query } from "../../shapes/queries.js";

const kinds = place({ kind: { type: "string", enum: [...definitionKinds] } });

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { kind: (typeof definitionKinds)[number] } }>(
    "/schemas/:kind",
    { schema: { tags: ["configuration"], summary: "JSON Schema of a kind of definition, with what it refers to", params: kinds, querystring: query({}) } },
    async (request) => definitionSchema(request.params.kind),
  );
};
