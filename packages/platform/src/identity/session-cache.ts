import type { Actor, Language } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import type { Session } from "./session.js";

export interface ResumedSession {
  readonly actor: Actor;
  readonly session: Session;
  readonly csrfToken: string;
  readonly language: Language;
  readonly mustChangePassword: boolean;
}

/** How long another process may go on with what it knows; this one is told at once. */
const FRESH_MS = 10_000;
const REMEMBERED = 20_000;

interface Remembered {
  readonly resumed: ResumedSession;
  readonly at: number;
}

/** Sessions that this process looked up a moment ago. `generation` tells that something changed while one was looked up. */
export interface SessionCache {
  generation: number;
  readonly sessions: Map<string, Remembered>;
}

const caches = new WeakMap<Platform, SessionCache>();

function cacheOf(platform: Platform): SessionCache {
  const known = caches.get(platform) ?? { generation: 0, sessions: new Map<string, Remembered>() };
  caches.set(platform, known);
  return known;
}

export function rememberedSession(platform: Platform, id: string): ResumedSession | undefined {
  const found = cacheOf(platform).sessions.get(id);
  if (found === undefined) return undefined;
  const age = platform.clock.now().getTime() - found.at;
  return age >= 0 && age < FRESH_MS ? found.resumed : undefined;
}

/** Looks a session up and remembers it, unless something changed meanwhile. */
export async function rememberSession(platform: Platform, id: string, look: () => Promise<ResumedSession | undefined>): Promise<ResumedSession | undefined> {
  const cache = cacheOf(platform);
  const { generation } = cache;
  const resumed = await look();
  if (resumed === undefined) cache.sessions.delete(id);
  else if (cache.generation === generation) {
    if (cache.sessions.size >= REMEMBERED) cache.sessions.clear();
    cache.sessions.set(id, { resumed, at: platform.clock.now().getTime() });
  }
  return resumed;
}

/** To be called after every change of accounts, grants or sessions. */
export function forgetSessions(platform: Platform): void {
  const cache = cacheOf(platform);
  cache.generation += 1;
  cache.sessions.clear();
}
