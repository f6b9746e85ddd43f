import { createHash, randomBytes } from "node:crypto";
import type { JsonObject } from "@zhili/contracts";
import type { Unit } from "../unit/unit.js";

export const SESSIONS = "sessions";
/** Longest life of a session. */
export const SESSION_MS = 12 * 3_600_000;
/** A screen that nobody used for so long is signed out. */
export const IDLE_MS = 30 * 60_000;
/** `lastSeenAt` is written at most so often. */
export const SEEN_MS = 60_000;

/** A signed-in screen (cookie) or program (token). The id is the SHA-256 of the secret, which is not stored. */
export interface Session {
  readonly id: string;
  readonly user: string;
  readonly kind: "cookie" | "token";
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address?: string;
}

export function sessionId(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** What unsafe requests with the cookie must carry in a header; follows from the secret, so only its holder can know it. */
export function csrfTokenOf(token: string): string {
  return createHash("sha256").update(`csrf ${token}`).digest("base64url");
}

/** Opens a session inside the unit and answers its secret. */
export async function openSession(unit: Unit, user: string, kind: Session["kind"]): Promise<{ token: string; session: Session }> {
  const token = randomBytes(32).toString("base64url");
  const session: Session = {
    id: sessionId(token),
    user,
    kind,
    createdAt: unit.now,
    lastSeenAt: unit.now,
    expiresAt: new Date(Date.parse(unit.now) + SESSION_MS).toISOString(),
    ...(unit.context.address === undefined ? {} : { address: unit.context.address }),
  };
  await unit.tx.insertOne(SESSIONS, session as unknown as JsonObject & { id: string });
  return { token, session };
}

/** Ends every session of the user but one. */
export async function endSessions(unit: Unit, user: string, except?: string): Promise<void> {
  await unit.tx.deleteMany(SESSIONS, { user, ...(except === undefined ? {} : { id: { $ne: except } }) });
  unit.events.push({ type: "signed-out", user, ...(except === undefined ? {} : { except }) });
}

/** Is it past its life, or left alone for too long? */
export function isOver(session: Session, now: string): boolean {
  if (session.expiresAt <= now) return true;
  return session.kind === "cookie" && Date.parse(now) - Date.parse(session.lastSeenAt) > IDLE_MS;
}
