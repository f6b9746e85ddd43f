import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import { MOST_BYTES } from "@zhili/platform";
import type { FastifyInstance } from "fastify";
import helmet from "helmet";
import { RequestTooMany, ServerBusy } from "../errors.js";
import type { RequestLimits } from "../fastify-types.js";

/** What pages may load: only what this server sends; styles inline for the component library. */
export const CONTENT_SECURITY = {
  "default-src": ["'self'"],
  "script-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "frame-src": ["'self'", "blob:"],
  "frame-ancestors": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'self'"],
  "form-action": ["'self'"],
};

/** Headers, bounds and rates. */
export async function defend(app: FastifyInstance, limits: RequestLimits): Promise<void> {
  const secure = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    hsts: false,
    frameguard: { action: "sameorigin" },
    referrerPolicy: { policy: "same-origin" },
  });
  app.addHook("onRequest", (request, reply, next) => secure(request.raw, reply.raw, () => next()));
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
    if (request.protocol === "https") reply.header("strict-transport-security", "max-age=31536000; includeSubDomains");
  });
  await app.register(rateLimit, {
    global: true,
    max: limits.general,
    timeWindow: "1 minute",
    keyGenerator: (request) => request.signedIn?.session.id ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) => RequestTooMany({ facts: { seconds: Math.max(1, Math.ceil(ttl / 1000)) } }),
  });
  if (limits.lag > 0) {
    await app.register(underPressure, {
      maxEventLoopDelay: limits.lag,
      pressureHandler: () => {
        throw ServerBusy();
      },
    });
  }
  await app.register(multipart, { limits: { fileSize: MOST_BYTES + 1, files: 1, fields: 4, fieldSize: 10_000, parts: 5, headerPairs: 50 } });
}

/** A bound for one route, by address. */
export function perAddress(max: number): { rateLimit: { max: number; timeWindow: string; keyGenerator: (request: { ip: string }) => string } } {
  return { rateLimit: { max, timeWindow: "1 minute", keyGenerator: (request) => request.ip } };
}
