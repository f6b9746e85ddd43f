import { listBalances } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { LEDGER_PLACE, type LedgerPlace, ledgerOf } from "../../../../shapes/places.js";
import { query } from "../../../../shapes/queries.js";

const asked = query({ accounts: { type: "string", maxLength: 30_000 }, purpose: { type: "string", maxLength: 100 } });

export const routes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: LedgerPlace; Querystring: { accounts?: string; purpose?: string } }>(
    "/balances",
    { schema: { tags: ["ledgers"], summary: "Where up to 200 accounts stand", params: LEDGER_PLACE, querystring: asked } },
    async (request) => {
      const { accounts = "", purpose = "" } = request.query;
      const ask = { ledger: ledgerOf(request.params), accounts: accounts.split(",").filter((id) => id !== "") };
      return { items: await listBalances(app.platform, request.context(), purpose === "" ? ask : { ...ask, purpose }) };
    },
  );
};
