import { evaluateScore, readScore } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../../../../shapes/bodies.js";
import { ID, PACK_NAME, place } from "../../../../../shapes/places.js";
import { query } from "../../../../../shapes/queries.js";

const PERIOD = { type: "string", pattern: "^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$", description: "2026, 2026-H1, 2026-Q1 or 2026-03" } as const;

interface ScorePlace {
  readonly pack: string;
  readonly scorecard: string;
  readonly subject: string;
}

const asked = ({ pack, scorecard, subject }: ScorePlace, period: { readonly period?: string } | undefined) => ({
  scorecard: `${pack}:${scorecard}`,
  subject,
  ...(period?.period === undefined ? {} : { period: period.period }),
});

export const routes: FastifyPluginAsync = async (app) => {
  const params = place({ pack: PACK_NAME, scorecard: PACK_NAME, subject: ID });
  app.get<{ Params: ScorePlace; Querystring: { period?: string } }>(
    "",
    { schema: { tags: ["scores"], summary: "The result that stands, with the reason for every point", params, querystring: query({ period: PERIOD }) } },
    async (request) => readScore(app.platform, request.context(), asked(request.params, request.query)),
  );
  app.post<{ Params: ScorePlace; Body: { period?: string } | undefined }>(
    "",
    { schema: { tags: ["scores"], summary: "Scores a subject now and keeps the result", params, body: body({ period: PERIOD }) } },
    async (request) => evaluateScore(app.platform, request.context(), asked(request.params, request.body)),
  );
};
