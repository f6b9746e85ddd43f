import type { Filter } from "@zhili/contracts";
import { IDLE_MS, SESSIONS } from "../identity/session.js";
import { ATTEMPTS } from "../identity/sign-in-attempts.js";
import { OUTBOX } from "../outbox/put-message.js";
import type { Platform } from "../platform.js";
import { SHARES } from "../sharing/share.js";

const DAY_MS = 86_400_000;
const ANSWERS_DAYS = 7;
const DELIVERED_DAYS = 30;
const SHARES_YEARS = 3;

/**
 * Removes what nobody will ask for again: sessions that are over, old locks, answers to repeated requests, delivered messages, and shares
 * three years after their last day. Who looked stays in the audit trail, which is never cut.
 */
export async function cleanUp(platform: Platform): Promise<number> {
  const now = platform.clock.now().getTime();
  const before = (milliseconds: number) => ({ $lte: new Date(now - milliseconds).toISOString() });
  const gone: readonly (readonly [collection: string, filter: Filter])[] = [
    [SESSIONS, { expiresAt: before(0) }],
    [SESSIONS, { kind: "cookie", lastSeenAt: before(2 * IDLE_MS) }],
    [ATTEMPTS, { until: before(0) }],
    ["idempotent-answers", { at: before(ANSWERS_DAYS * DAY_MS) }],
    [SHARES, { until: { $lt: yearsBefore(now, SHARES_YEARS) } }],
    [OUTBOX, { status: "delivered", deliveredAt: before(DELIVERED_DAYS * DAY_MS) }],
  ];
  let removed = 0;
  for (const [collection, filter] of gone) removed += await platform.store.withTransaction((tx) => tx.deleteMany(collection, filter));
  return removed;
}

/** The day so many years before, YYYY-MM-DD. */
function yearsBefore(now: number, years: number): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
}
