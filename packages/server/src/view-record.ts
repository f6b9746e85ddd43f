import { getRecord, type RecordView } from "@zhili/platform";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { nameVersion } from "./seen-version.js";

export interface ViewAsk {
  readonly type: string;
  readonly id: string;
  readonly unmask?: readonly string[];
}

/** The record as this person may see it now; the answer names its version. */
export async function viewRecord(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply, ask: ViewAsk): Promise<RecordView> {
  const view = await getRecord(app.platform, request.context(), ask);
  nameVersion(reply, view);
  return view;
}
