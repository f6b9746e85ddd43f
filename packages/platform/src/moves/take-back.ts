import type { JsonObject, StoreTransaction } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { BATCH, leaseEnd } from "./run-moves.js";
import { MOVES, type MoveLine, requireHeld, UPGRADES, type Upgrade } from "./upgrade.js";
import { writeMoved } from "./write-moved.js";

/** Takes back an upgrade that was not published: every record becomes what it was. Safe to begin again after a crash. Throws UPGRADE_TAKEN_OVER. */
export async function takeBack(platform: Platform, upgrade: Pick<Upgrade, "id" | "holder">): Promise<void> {
  const { id } = upgrade;
  for (;;) {
    const left = await platform.store.withTransaction(async (tx) => {
      await requireHeld(tx, upgrade);
      await tx.updateOne(UPGRADES, { id }, { $set: { status: "undoing", until: leaseEnd(platform) } });
      const { items } = await tx.find(MOVES, { upgrade: id }, { limit: BATCH });
      for (const line of items as unknown as MoveLine[]) {
        await putBack(tx, line);
        await tx.deleteOne(MOVES, { id: line.id });
      }
      return items.length;
    });
    if (left === 0) break;
  }
  const endedAt = platform.clock.now().toISOString();
  await platform.store.withTransaction(async (tx) => {
    await requireHeld(tx, upgrade);
    await platform.moving.open(tx);
    await tx.updateOne(UPGRADES, { id }, { $set: { status: "undone", open: false, moved: 0, endedAt } });
  });
  await platform.moving.restore(platform.store);
}

/** The record as it was before the move, but for the version, which counts on; false when it is gone. */
export async function putBack(tx: StoreTransaction, { record, recordType, before }: MoveLine): Promise<boolean> {
  const collection = `record:${recordType}`;
  const present = await tx.get(collection, record);
  if (present === undefined || before === undefined) return false;
  const document = { ...before, id: record, version: Number(present.version) + 1 } as JsonObject & { id: string; version: number };
  await writeMoved(tx, { collection, from: present as typeof document }, `record:${String(before.type)}`, document);
  return true;
}
