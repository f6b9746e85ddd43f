import type { Filter } from "@zhili/contracts";
import { SignInNeeded } from "./errors.js";
import { MessageNotFound } from "./outbox/errors.js";
import { type InboxMessage, MESSAGES } from "./outbox/outbox-message.js";
import type { Platform, RequestContext } from "./platform.js";

/** The person's own messages, newest first. Throws SIGN_IN_NEEDED. */
export async function listMessages(
  platform: Platform,
  context: RequestContext,
  query: { unread?: boolean; limit?: number; cursor?: string } = {},
): Promise<{ items: InboxMessage[]; cursor?: string; unread: number }> {
  if (context.actor.kind !== "user") throw SignInNeeded();
  const own = { user: context.actor.id };
  const filter: Filter = query.unread === true ? { ...own, readAt: null } : own;
  const [page, unread] = await Promise.all([
    platform.store.find(MESSAGES, filter, {
      sort: [{ path: "createdAt", direction: "desc" }],
      limit: Math.min(query.limit ?? 50, 200),
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
    }),
    platform.store.count(MESSAGES, { ...own, readAt: null }),
  ]);
  return { items: page.items as unknown as InboxMessage[], unread, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** Marks one of the person's messages as read. Throws OUTBOX_MESSAGE_NOT_FOUND. */
export async function readMessage(platform: Platform, context: RequestContext, id: string): Promise<void> {
  const readAt = platform.clock.now().toISOString();
  const changed = await platform.store.withTransaction(async (tx) => {
    const found = await tx.findOne(MESSAGES, { id, user: context.actor.id });
    if (found !== undefined && found.readAt === undefined) await tx.updateOne(MESSAGES, { id }, { $set: { readAt } });
    return found !== undefined;
  });
  if (!changed) throw MessageNotFound();
}
