import type { JsonObject } from "@zhili/contracts";

export const MESSAGES = "messages";

/** One message that waits in the outbox, or went out of it. */
export interface OutboxMessage {
  readonly id: string;
  readonly channel: string;
  readonly title: string;
  readonly text?: string;
  readonly roles?: readonly string[];
  readonly level?: string;
  /** Record of a person. */
  readonly person?: string;
  readonly record?: { readonly type: string; readonly id: string; readonly title: string };
  /** Places whose people it is for. */
  readonly orgUnits?: readonly string[];
  readonly orgPath?: string;
  readonly status: "waiting" | "delivered" | "dead";
  readonly attempts: number;
  /** Not tried before; while somebody delivers it, the end of their lease. */
  readonly nextAt: string;
  readonly createdAt: string;
  /** Accounts that have it already, when an earlier try got half way. */
  readonly reached?: readonly string[];
  readonly lastError?: string;
}

/** A message in somebody's inbox. */
export interface InboxMessage {
  readonly id: string;
  readonly user: string;
  readonly title: string;
  readonly text?: string;
  readonly record?: OutboxMessage["record"];
  readonly createdAt: string;
  readonly readAt?: string;
}

export function messageDocument(message: InboxMessage): JsonObject & { id: string } {
  return JSON.parse(JSON.stringify(message)) as JsonObject & { id: string };
}
