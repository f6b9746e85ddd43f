import { reverseEntry } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { body } from "../../../../shapes/bodies.js";
import { ID, LEDGER_PLACE, type LedgerPlace, ledgerOf, place } from "../../../../shapes/places.js";

const reasoned = body({ reason: { type: "string", minLength: 1, maxLength: 500 }, belowFloor: { type: "boolean" } }, ["reason"]);

export const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Params: LedgerPlace & { id: string }; Body: { reason: string; belowFloor?: boolean } }>(
    "/entries/:id/reversal",
    { schema: { tags: ["ledgers"], summary: "Takes an entry back", params: place({ ...LEDGER_PLACE.properties, id: ID }), body: reasoned } },
    async (request) => ({
      entries: await reverseEntry(app.platform, request.context(), { ledger: ledgerOf(request.params), entry: request.params.id, ...request.body }),
    }),
  );
};
