import type { JsonObject, StoredRecord, StoreTransaction, Task } from "@zhili/contracts";

type Stored = JsonObject & { id: string; version: number };

interface Kept {
  readonly collection: string;
  /** As it stands in the store. */
  readonly from: Stored;
}

/** Puts a document in the place of one that moves, with its timer and the tasks that its state opened. */
export async function writeMoved(tx: StoreTransaction, { collection, from }: Kept, into: string, document: Stored): Promise<void> {
  if (collection === into) await tx.replaceIfVersion(into, document, from.version);
  else {
    await tx.deleteOne(collection, { id: from.id, version: from.version });
    await tx.insertOne(into, document);
  }
  const [before, after] = [from as unknown as StoredRecord, document as unknown as StoredRecord];
  if (before.snapshot?.nextAt !== after.snapshot?.nextAt || before.type !== after.type) await setTimer(tx, after);
  if (before.state !== undefined && after.state !== undefined && before.state !== after.state) await moveTasks(tx, from.id, before.state, after.state);
}

async function setTimer(tx: StoreTransaction, { id, type, snapshot }: StoredRecord): Promise<void> {
  if (snapshot?.nextAt === undefined) await tx.deleteOne("timers", { id });
  else await tx.updateOne("timers", { id }, { $set: { recordType: type, at: snapshot.nextAt } }, { upsert: true });
}

/** Tasks name the state, or a rung of its ladder, that opened them and that closes them. */
async function moveTasks(tx: StoreTransaction, record: string, from: string, to: string): Promise<void> {
  const { items } = await tx.find("tasks", { "record.id": record, status: "open" });
  for (const task of items as unknown as Task[]) {
    const origin = task.origin === `state:${from}` ? `state:${to}` : task.origin.replace(`deadline:${from}/`, `deadline:${to}/`);
    if (origin !== task.origin) await tx.updateOne("tasks", { id: task.id }, { $set: { origin } });
  }
}
