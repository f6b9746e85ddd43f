import type { JsonObject } from "@zhili/contracts";
import { type Step, takeTransition } from "@zhili/platform";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { seenVersion } from "../../../../../seen-version.js";
import { body, FIELDS, IDEMPOTENT } from "../../../../../shapes/bodies.js";
import { ID, PACK_NAME, place, RECORD_PLACE, type RecordPlace, typeOf } from "../../../../../shapes/places.js";
import { viewOutcome } from "../../../../../view-outcome.js";

const MOVES = ["add-signer", "delegate", "urge", "return", "withdraw", "extend"] as const;
const words = { type: "string", maxLength: 2_000 } as const;
const taken = {
  ...body({
    input: FIELDS,
    comment: words,
    decision: { type: "string", enum: ["agree", "disagree", "abstain"] },
    signature: { type: "string", maxLength: 200_000 },
  }),
  type: ["object", "null"],
} as const;
const checked = body({ result: { type: "string", enum: ["pass", "fail"] }, basis: words }, ["result", "basis"]);
const moved = { ...body({ transition: PACK_NAME, to: ID, reason: words }), type: ["object", "null"] } as const;

interface Taken {
  readonly input?: JsonObject;
  readonly comment?: string;
  readonly decision?: "agree" | "disagree" | "abstain";
  readonly signature?: string;
}
interface Moved {
  readonly transition?: string;
  readonly to?: string;
  readonly reason?: string;
}

export const routes: FastifyPluginAsync = async (app) => {
  const step = async (request: FastifyRequest, reply: FastifyReply, { id, ...names }: RecordPlace, event: Step["event"]) => {
    const type = typeOf(names);
    const version = seenVersion(request);
    const moved = await takeTransition(app.platform, request.context(), { type, id, event, ...(version === undefined ? {} : { version }) });
    return { record: await viewOutcome(app, request, reply, moved), effects: [] };
  };
  const shape = { tags: ["records"], headers: IDEMPOTENT } as const;

  app.post<{ Params: RecordPlace & { transition: string }; Body: Taken | null }>(
    "/transitions/:transition",
    { schema: { ...shape, summary: "Takes a step of the workflow", params: place({ ...RECORD_PLACE.properties, transition: PACK_NAME }), body: taken } },
    async (request, reply) => step(request, reply, request.params, { ...request.body, type: "take", transition: request.params.transition }),
  );
  app.post<{ Params: RecordPlace & { item: string }; Body: { result: "pass" | "fail"; basis: string } }>(
    "/checks/:item",
    { schema: { ...shape, summary: "Says what a check found", params: place({ ...RECORD_PLACE.properties, item: PACK_NAME }), body: checked } },
    async (request, reply) => step(request, reply, request.params, { ...request.body, type: "check", item: request.params.item }),
  );
  app.post<{ Params: RecordPlace & { move: (typeof MOVES)[number] }; Body: Moved | null }>(
    "/moves/:move",
    {
      schema: {
        ...shape,
        summary: "Adds a signer, delegates, urges, returns, withdraws or extends",
        params: place({ ...RECORD_PLACE.properties, move: { type: "string", enum: MOVES } }),
        body: moved,
      },
    },
    async (request, reply) => step(request, reply, request.params, { ...request.body, type: "move", move: request.params.move }),
  );
};
