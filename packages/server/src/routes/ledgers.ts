import type { JsonObject } from "@zhili/contracts";
import { listBalances, openAccount, renderReportFor, reverseEntry, verifyLedger } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";

export const routes: FastifyPluginAsync = async (app) => {
  const { platform } = app;
  app.get<{ Params: { pack: string; ledger: string; account: string }; Querystring: { cursor?: string } }>(
    "/ledgers/:pack/:ledger/accounts/:account",
    { schema: { tags: ["ledgers"] } },
    async (request) => {
      const { pack, ledger, account } = request.params;
      return openAccount(platform, request.context(), { ledger: `${pack}:${ledger}`, account, ...request.query });
    },
  );
  app.get<{ Params: { pack: string; ledger: string }; Querystring: { accounts?: string; purpose?: string } }>(
    "/ledgers/:pack/:ledger/balances",
    { schema: { tags: ["ledgers"] } },
    async (request) => {
      const { pack, ledger } = request.params;
      const { accounts = "", purpose = "" } = request.query;
      const asked = { ledger: `${pack}:${ledger}`, accounts: accounts.split(",").filter((id) => id !== "") };
      return { items: await listBalances(platform, request.context(), purpose === "" ? asked : { ...asked, purpose }) };
    },
  );
  app.post<{ Params: { pack: string; ledger: string; id: string }; Body: { reason: string; belowFloor?: boolean } }>(
    "/ledgers/:pack/:ledger/entries/:id/reversal",
    { schema: { tags: ["ledgers"] } },
    async (request) => {
      const { pack, ledger, id } = request.params;
      return { entries: await reverseEntry(platform, request.context(), { ledger: `${pack}:${ledger}`, entry: id, ...request.body }) };
    },
  );
  app.get<{ Params: { pack: string; ledger: string } }>("/ledgers/:pack/:ledger/verify", { schema: { tags: ["ledgers"] } }, async (request) =>
    verifyLedger(platform, `${request.params.pack}:${request.params.ledger}`),
  );
  app.get<{ Params: { pack: string; report: string }; Querystring: Record<string, string | undefined> }>(
    "/reports/:pack/:report",
    { schema: { tags: ["reports"] } },
    async (request, reply) => {
      const { record, orgUnit, from, to, format, ...parameters } = request.query;
      const [, type = "", id = ""] = /^(.+)\/([^/]+)$/.exec(record ?? "") ?? [];
      const rendered = await renderReportFor(platform, request.context(), {
        report: `${request.params.pack}:${request.params.report}`,
        format: format === "csv" || format === "json" ? format : "html",
        parameters: JSON.parse(JSON.stringify(parameters)) as JsonObject,
        ...(id === "" ? {} : { record: { type, id } }),
        ...(orgUnit === undefined ? {} : { orgUnit }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      });
      return reply
        .type(`${rendered.type}; charset=utf-8`)
        .header("content-disposition", `inline; filename*=UTF-8''${encodeURIComponent(rendered.fileName)}`)
        .send(rendered.body);
    },
  );
};
