import { openAccount } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { ID, LEDGER_PLACE, type LedgerPlace, ledgerOf, place } from "../../../../shapes/places.js";
import { PAGING, query } from "../../../../shapes/queries.js";

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: LedgerPlace & { account: string }; Querystring: { cursor?: string; limit?: number } }>(
    "/accounts/:account",
    {
      schema: {
        tags: ["ledgers"],
        summary: "Balance of an account and every entry with its reason",
        params: place({ ...LEDGER_PLACE.properties, account: ID }),
        querystring: query(PAGING),
      },
    },
    async (request) => openAccount(app.platform, request.context(), { ledger: ledgerOf(request.params), account: request.params.account, ...request.query }),
  );
};
