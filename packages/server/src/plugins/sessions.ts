import { timingSafeEqual } from "node:crypto";
import cookie from "@fastify/cookie";
import { ANONYMOUS_ACTOR, PasswordChangeNeeded, type Platform, type RequestContext, resumeSession, SessionEnded, watchSession } from "@zhili/platform";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CsrfMissing, RequestForbiddenKeys } from "../errors.js";
import { acceptedLanguage } from "../language.js";

export const SESSION_COOKIE = "zhili_session";
/** Says to the pages, without any secret, that asking who is signed in is worth it. */
export const SIGNED_IN_COOKIE = "zhili_signed_in";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const FORBIDDEN_KEY = /(?:^|[?&[\].])(?:__proto__|constructor|prototype)(?=[\]=.&]|$)/;

/** Finds out who asks, pins the request to one configuration, and guards cookie sessions against requests from other sites. */
export async function resumeSessions(app: FastifyInstance, platform: Platform): Promise<void> {
  await app.register(cookie);
  app.decorateRequest("signedIn", undefined);
  app.decorateRequest("sessionToken", undefined);
  app.decorateRequest("context", notYet);

  app.addHook("onRequest", async (request, reply) => {
    const configuration = platform.configuration();
    reply.header("x-zhili-revision", configuration.revision);
    const bearer = bearerOf(request);
    const token = bearer ?? request.cookies[SESSION_COOKIE];
    const look = request.routeOptions.config.unattended === true ? watchSession : resumeSession;
    const session = token === undefined ? undefined : await look(platform, token);
    request.sessionToken = token;
    request.signedIn = session;
    const language = acceptedLanguage(request.headers["accept-language"]) ?? session?.language ?? "zh-CN";
    const key = SAFE.has(request.method) ? undefined : request.headers["idempotency-key"];
    const context: RequestContext = {
      actor: session?.actor ?? ANONYMOUS_ACTOR,
      language,
      configuration,
      address: request.ip,
      ...(typeof key === "string" && key !== "" ? { idempotencyKey: key.slice(0, 200) } : {}),
    };
    request.context = () => context;

    if (FORBIDDEN_KEY.test(decoded(request.url))) throw RequestForbiddenKeys();
    const { config } = request.routeOptions;
    if (session === undefined) {
      if (token === undefined || (bearer === undefined && (request.is404 || isOpen(request)))) return;
      clearSessionCookie(reply);
      throw SessionEnded();
    }
    if (bearer === undefined && !SAFE.has(request.method) && config.withoutCsrf !== true) requireCsrf(request, session.csrfToken);
    if (session.mustChangePassword && config.beforePasswordChange !== true) throw PasswordChangeNeeded();
  });
}

/** Open to everybody, so that a session that has ended is no hindrance: what the description of the API says needs no sign-in, and pages. */
function isOpen({ routeOptions: { config, schema } }: FastifyRequest): boolean {
  return config.beforePasswordChange === true || schema?.hide === true || (schema?.security !== undefined && schema.security.length === 0);
}

/** Puts the secret into a cookie that scripts can't read and that other sites can't make the browser send. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const place = { path: "/", sameSite: "strict", secure: request.protocol === "https", maxAge: 12 * 3600 } as const;
  reply.setCookie(SESSION_COOKIE, token, { ...place, httpOnly: true });
  reply.setCookie(SIGNED_IN_COOKIE, "1", place);
}

export function clearSessionCookie(reply: FastifyReply): void {
  for (const name of [SESSION_COOKIE, SIGNED_IN_COOKIE]) reply.clearCookie(name, { path: "/" });
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? "")?.[1];
}

function requireCsrf(request: FastifyRequest, expected: string): void {
  const given = request.headers["x-csrf-token"];
  const [left, right] = [Buffer.from(typeof given === "string" ? given : ""), Buffer.from(expected)];
  if (left.length !== right.length || !timingSafeEqual(left, right)) throw CsrfMissing();
}

function decoded(url: string): string {
  const query = url.indexOf("?");
  if (query < 0) return "";
  try {
    return decodeURIComponent(url.slice(query));
  } catch {
    return url.slice(query);
  }
}

function notYet(): RequestContext {
  throw new Error("the request has not been looked at yet");
}
