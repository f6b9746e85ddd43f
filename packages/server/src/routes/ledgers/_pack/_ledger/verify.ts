import { proveLedger } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { LEDGER_PLACE, type LedgerPlace, ledgerOf } from "../../../../shapes/places.js";
import { query } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: LedgerPlace }>(
    "/verify",
    { schema: { tags: ["ledgers"], summary: "Proves that no entry was altered or dropped", params: LEDGER_PLACE, querystring: query({}) } },
    async (request) => proveLedger(app.platform, request.context(), ledgerOf(request.params)),
  );
};
