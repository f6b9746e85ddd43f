import type { FastifyReply, FastifyRequest } from "fastify";
import { VersionNeeded } from "./errors.js";

/** Version that the caller saw, from If-Match; nothing when there is no such header. Throws REQUEST_VERSION_NEEDED for any other text. */
export function seenVersion(request: FastifyRequest): number | undefined {
  const text = request.headers["if-match"];
  if (text === undefined) return undefined;
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(text.trim())?.[1];
  if (version === undefined) throw VersionNeeded();
  return Number(version);
}

/** The same, for changes that need it. Throws REQUEST_VERSION_NEEDED. */
export function neededVersion(request: FastifyRequest): number {
  const version = seenVersion(request);
  if (version === undefined) throw VersionNeeded();
  return version;
}

/** Names the version of the record that the answer is about. */
export function nameVersion(reply: FastifyReply, { version }: { readonly version: number }): FastifyReply {
  return reply.header("etag", `"${version}"`);
}
