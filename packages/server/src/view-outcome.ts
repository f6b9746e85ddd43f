import { ZhiliError } from "@zhili/contracts";
import type { RecordView } from "@zhili/platform";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { nameVersion } from "./seen-version.js";
import { viewRecord } from "./view-record.js";

/** All that somebody is told of a record that is not theirs to read, or is so no longer. */
export interface Receipt {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly withheld: true;
}

const NOT_THEIRS = new Set(["ACCESS_DENIED", "RECORD_NOT_FOUND"]);

/** What became of a record that this person just made or moved: the record, or a receipt where they may not read it. What was done is never answered as refused. */
export async function viewOutcome(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { type, id, version }: { readonly type: string; readonly id: string; readonly version: number },
): Promise<RecordView | Receipt> {
  try {
    return await viewRecord(app, request, reply, { type, id });
  } catch (error) {
    if (!(error instanceof ZhiliError && NOT_THEIRS.has(error.code))) throw error;
    nameVersion(reply, { version });
    return { id, type, version, withheld: true };
  }
}
