import type { Platform } from "@zhili/platform";
import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { DEFAULT_LIMITS, type RequestLimits } from "./fastify-types.js";
import { defend } from "./plugins/defences.js";
import { describeRoutes } from "./plugins/documentation.js";
import { showErrors } from "./plugins/error-reference.js";
import { keepEventStreams } from "./plugins/event-streams.js";
import { loadRoutes } from "./plugins/load-routes.js";
import { answerProblems } from "./plugins/problems.js";
import { checkShape } from "./plugins/request-shape.js";
import { resumeSessions } from "./plugins/sessions.js";
import { serveWeb } from "./plugins/web.js";

export const API = "/api/v1";
const BODY_LIMIT = 2 * 1024 * 1024;

export interface ServerOptions {
  readonly platform: Platform;
  /** Folder of the built web application. */
  readonly webFolder?: string;
  readonly limits?: Partial<RequestLimits>;
  /** Addresses of proxies in front whose forwarding headers are believed; none when absent. */
  readonly trustProxy?: string | readonly string[];
  readonly logger?: FastifyServerOptions["logger"];
}

/** The HTTP door of a platform; nothing listens before `listen`, and `inject` works at once. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { platform } = options;
  const limits: RequestLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    logger: options.logger ?? false,
    trustProxy: options.trustProxy === undefined ? false : [options.trustProxy].flat(),
    genReqId: () => platform.ids.next(),
    /** Left to `checkShape`, which says what is wrong. */
    onProtoPoisoning: "ignore",
    onConstructorPoisoning: "ignore",
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: false, strict: false } },
  });
  app.decorate("platform", platform);
  app.decorate("limits", limits);
  answerProblems(app);
  app.register(async (inner) => {
    await resumeSessions(inner, platform);
    await defend(inner, limits);
    await checkShape(inner);
    await keepEventStreams(inner, platform, limits.heartbeat);
    await describeRoutes(inner);
    await showErrors(inner);
    await loadRoutes(inner, API);
    await serveWeb(inner, options.webFolder);
  });
  return app;
}
