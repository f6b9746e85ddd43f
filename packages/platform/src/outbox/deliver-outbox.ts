import type { Platform } from "../platform.js";
import { deliverInbox } from "./deliver-inbox.js";
import { deliverNext } from "./deliver-outward.js";
import { OUTBOX } from "./put-message.js";

const BATCH = 100;

/**
 * Delivers what waits in the outbox: inboxes exactly once, other channels at least once under one key per account, with leases, growing
 * waits, and an end after ten tries. Safe in several processes at once. Answers how many messages were tried.
 */
export async function deliverOutbox(platform: Platform, most = 500): Promise<number> {
  let tried = 0;
  for (let taken = BATCH; tried < most && taken === BATCH; tried += taken) taken = await deliverInbox(platform, BATCH);
  while (tried < most && (await deliverNext(platform))) tried += 1;
  return tried;
}

/** Is there anything to deliver now? */
export async function outboxIsDue(platform: Platform): Promise<boolean> {
  const now = platform.clock.now().toISOString();
  return (await platform.store.findOne(OUTBOX, { status: "waiting", nextAt: { $lte: now } }, { projection: ["id"] })) !== undefined;
}
