import type { Platform } from "../platform.js";
import { systemContext } from "../tick.js";
import { runUnit } from "../unit/run-unit.js";
import { MESSAGES, messageDocument, type OutboxMessage } from "./outbox-message.js";
import { OUTBOX } from "./put-message.js";
import { recipientsOf } from "./recipients.js";

/** Puts waiting messages into inboxes; both sides are in the store, so each goes in exactly once. Answers how many were taken. */
export function deliverInbox(platform: Platform, most: number): Promise<number> {
  return runUnit(platform, systemContext(platform), async (unit) => {
    const due = await unit.tx.find(OUTBOX, { status: "waiting", channel: "inbox", nextAt: { $lte: unit.now } }, { limit: most });
    for (const item of due.items) {
      const message = item as unknown as OutboxMessage;
      const users = await recipientsOf(unit.tx, unit.configuration, message, unit.today);
      for (const user of users) {
        const { title, text, record } = message;
        const made = {
          id: `${message.id}-${user.id}`,
          user: user.id,
          title,
          createdAt: unit.now,
          ...(text === undefined ? {} : { text }),
          ...(record === undefined ? {} : { record }),
        };
        await unit.tx.insertOne(MESSAGES, messageDocument(made));
      }
      await unit.tx.updateOne(OUTBOX, { id: message.id }, { $set: { status: "delivered", deliveredAt: unit.now, recipients: users.length } });
    }
    return due.items.length;
  });
}
