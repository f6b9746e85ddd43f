import type { JsonObject } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { systemContext } from "../tick.js";
import { runUnit } from "../unit/run-unit.js";
import { ChannelMissing, DeliveryTimedOut } from "./errors.js";
import type { OutboxMessage } from "./outbox-message.js";
import { OUTBOX } from "./put-message.js";
import { recipientsOf } from "./recipients.js";

/** How long a message belongs to the process that delivers it. */
const LEASE_MS = 120_000;
const CALL_MS = 30_000;
export const MOST_TRIES = 10;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Takes one message whose turn has come and hands it to its channel; false when there is none. */
export async function deliverNext(platform: Platform): Promise<boolean> {
  const message = await claim(platform);
  if (message === undefined) return false;
  const mine = { id: message.id, status: "waiting", attempts: message.attempts };
  try {
    await handOver(platform, message);
    const deliveredAt = platform.clock.now().toISOString();
    await platform.store.withTransaction((tx) => tx.updateOne(OUTBOX, mine, { $set: { status: "delivered", deliveredAt } }));
  } catch (error) {
    await putOff(platform, message, error instanceof Error ? error.message : String(error));
  }
  return true;
}

async function claim(platform: Platform): Promise<OutboxMessage | undefined> {
  const now = platform.clock.now();
  const due = { status: "waiting", channel: { $ne: "inbox" }, nextAt: { $lte: now.toISOString() } };
  const lease = { $set: { nextAt: new Date(now.getTime() + LEASE_MS).toISOString() }, $inc: { attempts: 1 } };
  const found = await platform.store.withTransaction((tx) =>
    tx.findOneAndUpdate(OUTBOX, due, lease, { returns: "after", sort: [{ path: "nextAt", direction: "asc" }] }),
  );
  return found as unknown as OutboxMessage | undefined;
}

/** Each account gets it under one key that never changes; accounts that an earlier try reached are left out. */
async function handOver(platform: Platform, message: OutboxMessage): Promise<void> {
  const channel = platform.registry.channels.get(message.channel);
  if (channel === undefined) throw ChannelMissing({ facts: { channel: message.channel } });
  const configuration = platform.configuration();
  const today = configuration.calendar.localDate(platform.clock.now().toISOString());
  const users = await recipientsOf(platform.store, configuration, message, today);
  const reached = new Set(message.reached ?? []);
  for (const user of users) {
    if (reached.has(user.id)) continue;
    const facts: JsonObject = {
      user: user.id,
      name: user.name,
      ...(user.personId === undefined ? {} : { person: user.personId }),
      ...(message.record === undefined ? {} : { record: message.record }),
    };
    await within(
      CALL_MS,
      message.channel,
      channel.deliver({ key: `${message.id}-${user.id}`, to: user.id, title: message.title, text: message.text ?? "", facts }, {}),
    );
    await platform.store.withTransaction((tx) => tx.updateOne(OUTBOX, { id: message.id }, { $addToSet: { reached: user.id } }));
  }
}

async function within(milliseconds: number, channel: string, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(DeliveryTimedOut({ facts: { channel, seconds: milliseconds / 1000 } })), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits longer after every failure (5 s, 10 s, ... an hour); after the tenth the message is given up, and the audit trail says so. */
async function putOff(platform: Platform, message: OutboxMessage, reason: string): Promise<void> {
  const lastError = reason.slice(0, 500);
  const mine = { id: message.id, status: "waiting", attempts: message.attempts };
  if (message.attempts < MOST_TRIES) {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (message.attempts - 1));
    const nextAt = new Date(platform.clock.now().getTime() + wait).toISOString();
    await platform.store.withTransaction((tx) => tx.updateOne(OUTBOX, mine, { $set: { nextAt, lastError } }));
    return;
  }
  await runUnit(platform, systemContext(platform), async (unit) => {
    if ((await unit.tx.updateOne(OUTBOX, mine, { $set: { status: "dead", lastError } })) === 0) return;
    unit.audit("message.dead", message.record, { message: message.id, channel: message.channel, reason: lastError }, message.orgPath);
  });
}
