import type { FastifyReply } from "fastify";

/** Aborted when whoever asked closes the connection before the answer. */
export function untilLeft(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once("close", () => reply.raw.writableFinished || left.abort());
  return left.signal;
}
