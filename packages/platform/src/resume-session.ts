import { actorOf } from "./identity/actor-of.js";
import { csrfTokenOf, isOver, SEEN_MS, SESSIONS, type Session, sessionId } from "./identity/session.js";
import { type ResumedSession, rememberedSession, rememberSession } from "./identity/session-cache.js";
import { findUser } from "./identity/user.js";
import type { Platform } from "./platform.js";

/**
 * Who holds the secret of a session, with the grants that are valid today; nobody when it has ended (12 hours, 30 minutes without use,
 * signed out, account disabled). What is known is kept for at most 10 seconds and dropped at every change made in this process.
 */
export async function resumeSession(platform: Platform, token: string): Promise<ResumedSession | undefined> {
  const id = sessionId(token);
  const remembered = rememberedSession(platform, id);
  if (remembered !== undefined) return isOver(remembered.session, platform.clock.now().toISOString()) ? undefined : remembered;
  return rememberSession(platform, id, () => lookUp(platform, id, token));
}

/** The same without counting as use: for connections that stay open while nobody is at the screen. */
export async function watchSession(platform: Platform, token: string): Promise<ResumedSession | undefined> {
  return lookUp(platform, sessionId(token), token, false);
}

async function lookUp(platform: Platform, id: string, token: string, used = true): Promise<ResumedSession | undefined> {
  const session = (await platform.store.get(SESSIONS, id)) as unknown as Session | undefined;
  const now = platform.clock.now().toISOString();
  if (session === undefined || isOver(session, now)) return undefined;
  const user = await findUser(platform.store, session.user);
  if (user === undefined || user.status === "disabled") return undefined;
  const actor = await actorOf(platform.store, user, platform.configuration().calendar.localDate(now));
  const seen = used && Date.parse(now) - Date.parse(session.lastSeenAt) >= SEEN_MS;
  if (seen) await platform.store.withTransaction((tx) => tx.updateOne(SESSIONS, { id }, { $set: { lastSeenAt: now } }));
  return {
    actor,
    session: seen ? { ...session, lastSeenAt: now } : session,
    csrfToken: csrfTokenOf(token),
    language: user.language,
    mustChangePassword: user.mustChangePassword === true,
  };
}
