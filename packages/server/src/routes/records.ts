import type { JsonObject } from "@zhili/contracts";
import { getRecord, listRecords, readTimeline, submitForm, takeTransition, updateRecord } from "@zhili/platform";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { recordsQuery } from "../records-query.js";

interface TypePlace {
  pack: string;
  type: string;
}
type RecordPlace = TypePlace & { id: string };
type Step = "add-signer" | "delegate" | "urge" | "return" | "withdraw" | "extend";

const refOf = ({ pack, type }: TypePlace) => `${pack}:${type}`;

/** Version that the caller saw, from If-Match. */
function seenVersion(request: FastifyRequest): number | undefined {
  const text = request.headers["if-match"]?.replaceAll('"', "");
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}

export const routes: FastifyPluginAsync = async (app) => {
  const { platform } = app;
  const schema = { tags: ["records"] };
  const view = (request: FastifyRequest, type: string, id: string, unmask: readonly string[] = []) =>
    getRecord(platform, request.context(), { type, id, unmask });

  app.get<{ Params: TypePlace; Querystring: Record<string, string | undefined> }>("/records/:pack/:type", { schema }, async (request) =>
    listRecords(platform, request.context(), recordsQuery(refOf(request.params), request.query)),
  );
  app.post<{ Params: TypePlace; Body: { orgUnit?: string; data: JsonObject } }>("/records/:pack/:type", { schema }, async (request, reply) => {
    const { orgUnit, data } = request.body;
    const type = refOf(request.params);
    const made = await submitForm(platform, request.context(), { type, data: data ?? {}, ...(orgUnit === undefined ? {} : { orgUnit }) });
    return reply
      .code(201)
      .header("etag", `"${made.version}"`)
      .send(await view(request, type, made.id));
  });
  app.get<{ Params: RecordPlace; Querystring: { unmask?: string } }>("/records/:pack/:type/:id", { schema }, async (request, reply) => {
    const found = await view(request, refOf(request.params), request.params.id, request.query.unmask?.split(",") ?? []);
    return reply.header("etag", `"${found.version}"`).send(found);
  });
  app.patch<{ Params: RecordPlace; Body: { data: JsonObject } }>("/records/:pack/:type/:id", { schema }, async (request) => {
    const type = refOf(request.params);
    const { id } = request.params;
    await updateRecord(platform, request.context(), { type, id, data: request.body.data ?? {}, version: seenVersion(request) ?? 0 });
    return view(request, type, id);
  });
  app.get<{ Params: RecordPlace }>("/records/:pack/:type/:id/timeline", { schema }, async (request) => ({
    items: await readTimeline(platform, request.context(), { type: refOf(request.params), id: request.params.id }),
  }));
  app.post<{
    Params: RecordPlace & { transition: string };
    Body: { input?: JsonObject; comment?: string; decision?: "agree" | "disagree" | "abstain"; signature?: string } | undefined;
  }>("/records/:pack/:type/:id/transitions/:transition", { schema }, async (request) => {
    const type = refOf(request.params);
    const { id, transition } = request.params;
    const version = seenVersion(request);
    await takeTransition(platform, request.context(), {
      type,
      id,
      event: { ...request.body, type: "take", transition },
      ...(version === undefined ? {} : { version }),
    });
    return { record: await view(request, type, id), effects: [] };
  });
  app.post<{ Params: RecordPlace & { item: string }; Body: { result: "pass" | "fail"; basis: string } }>(
    "/records/:pack/:type/:id/checks/:item",
    { schema },
    async (request) => {
      const type = refOf(request.params);
      const { id, item } = request.params;
      await takeTransition(platform, request.context(), { type, id, event: { type: "check", item, result: request.body.result, basis: request.body.basis } });
      return { record: await view(request, type, id), effects: [] };
    },
  );
  app.post<{ Params: RecordPlace & { move: Step }; Body: { transition?: string; to?: string; reason?: string } }>(
    "/records/:pack/:type/:id/moves/:move",
    { schema },
    async (request) => {
      const type = refOf(request.params);
      const { id, move } = request.params;
      await takeTransition(platform, request.context(), { type, id, event: { ...request.body, type: "move", move } });
      return { record: await view(request, type, id), effects: [] };
    },
  );
};
