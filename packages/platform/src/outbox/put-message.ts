import type { JsonObject, StoredRecord } from "@zhili/contracts";
import type { MessageRequest } from "@zhili/plugin-api";
import type { Unit } from "../unit/unit.js";

export const OUTBOX = "outbox";

/** Puts a message into the outbox with the unit; it is delivered after the commit, at least once, under one key. */
export async function putMessage(unit: Unit, message: MessageRequest & { record?: StoredRecord; key: string }): Promise<void> {
  const { record, parties, ...rest } = message;
  await unit.tx.insertOne(OUTBOX, {
    ...(JSON.parse(JSON.stringify(rest)) as JsonObject),
    id: unit.nextId(),
    channel: message.channel ?? "inbox",
    status: "waiting",
    attempts: 0,
    nextAt: unit.now,
    createdAt: unit.now,
    ...(record === undefined
      ? {}
      : { record: { type: record.type, id: record.id, title: record.title }, orgUnits: [...(parties ?? [record.orgUnit])], orgPath: record.orgPath }),
  });
}
