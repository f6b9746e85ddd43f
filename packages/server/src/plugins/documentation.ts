import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";

/** Describes every route as OpenAPI 3.1, with a page to try them at /api/v1/docs. */
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
  await app.register(swaggerUi, { routePrefix: "/api/v1/docs", uiConfig: { docExpansion: "none", persistAuthorization: false }, staticCSP: false });
}
