import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { JsonObject } from "@zhili/contracts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { describeApi } from "../openapi/describe-api.js";

const REMEMBERED = 8;
const known = new WeakMap<FastifyInstance["platform"], Map<string, JsonObject>>();

/** The API under the request's configuration, in its language; made once for each of them. */
export function apiOf(app: FastifyInstance, request: FastifyRequest): JsonObject {
  const { configuration, language } = request.context();
  const made = known.get(app.platform) ?? new Map<string, JsonObject>();
  known.set(app.platform, made);
  const key = `${configuration.revision} ${language}`;
  const document = made.get(key) ?? describeApi(app.swagger() as unknown as JsonObject, configuration, language);
  if (made.size >= REMEMBERED) made.clear();
  made.set(key, document);
  return document;
}

/** Describes the API as OpenAPI 3.1, with a page to try it at /api/v1/docs. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "治理 / Zhili",
        version: "1.0.0",
        description: "Governance records, workflows, ledgers and reports. Errors are problem+json (RFC 9457) with a code.",
      },
      servers: [{ url: "/" }],
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "zhili_session", description: "Unsafe requests also need the header x-csrf-token." },
          token: { type: "http", scheme: "bearer", description: 'From POST /api/v1/session with `as: "token"`.' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => (typeof json.$id === "string" ? json.$id : `shape-${index}`) },
  });
  await app.register(swaggerUi, {
    routePrefix: "/api/v1/docs",
    uiConfig: { docExpansion: "none", persistAuthorization: false, filter: true },
    staticCSP: false,
    transformSpecification: (_routes, request) => apiOf(app, request),
    transformSpecificationClone: false,
  });
}
