import type { Platform, RequestContext, ResumedSession } from "@zhili/platform";
import type {} from "fastify";
import type { Listener } from "./event-stream.js";

declare module "fastify" {
  interface FastifyInstance {
    readonly platform: Platform;
    readonly limits: RequestLimits;
    /** Tells an open page what changes from now on. */
    readonly openEventStream: (listener: Listener) => void;
  }
  interface FastifyRequest {
    /** Who asks, in which language, under the one configuration that this request sees from beginning to end. */
    context(): RequestContext;
    /** The session of the cookie or bearer token, when it stands. */
    signedIn: ResumedSession | undefined;
    /** Its secret. */
    sessionToken: string | undefined;
  }
  interface FastifyContextConfig {
    /** Works also while a one-time password has not been changed. */
    readonly beforePasswordChange?: boolean;
    /** Opens the session itself, so it has no token against cross-site requests yet. */
    readonly withoutCsrf?: boolean;
    /** Is asked by the page on its own, so it does not count as use of the session. */
    readonly unattended?: boolean;
  }
}

/** Requests per minute, and other bounds; tests and measurements raise them. */
export interface RequestLimits {
  /** Of one session, or of one address when nobody is signed in. */
  readonly general: number;
  /** Sign-ins of one address. */
  readonly signIn: number;
  /** Objections of one address. */
  readonly objections: number;
  /** Milliseconds that the event loop may lag before requests are turned away; 0 never. */
  readonly lag: number;
  /** Milliseconds between signs of life on event streams. */
  readonly heartbeat: number;
}

export const DEFAULT_LIMITS: RequestLimits = { general: 1_200, signIn: 60, objections: 20, lag: 5_000, heartbeat: 25_000 };
