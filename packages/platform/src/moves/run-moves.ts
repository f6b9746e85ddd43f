import type { JsonObject, StoredRecord, StoreTransaction } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { storedForm, unsealRecord } from "../records/sealing.js";
import { UpgradeCancelled, UpgradeNoState, UpgradeRecordsFail } from "./errors.js";
import { moveStored } from "./move-stored.js";
import type { PlannedMoves, PlannedType } from "./planned-moves.js";
import { lineId, MOVES, type MoveLine, plainDocument, requireHeld, UPGRADES, type Upgrade } from "./upgrade.js";
import { writeMoved } from "./write-moved.js";

/** Records that one transaction moves. */
export const BATCH = 500;
/** How long one process has the work to itself without a sign of life. */
export const LEASE_MS = 60_000;

export type MoveProgress = (done: number, of: number, title: string) => void;

type Stored = JsonObject & { id: string; version: number };

/** Moves every record, batch by batch, each with its line in one transaction. Throws UPGRADE_CANCELLED, UPGRADE_NO_STATE, UPGRADE_RECORDS_FAIL, UPGRADE_TAKEN_OVER. */
export async function runMoves(platform: Platform, upgrade: Upgrade, moves: PlannedMoves, progress?: MoveProgress): Promise<void> {
  const { of } = upgrade.progress;
  let done = 0;
  for (const type of moves.types) {
    let cursor: string | undefined;
    do {
      const at = { upgrade, now: platform.clock.now().toISOString(), until: leaseEnd(platform) };
      const batch = await platform.store.withTransaction((tx) =>
        moveBatch(platform, tx, moves, type, { ...at, done, of, ...(cursor === undefined ? {} : { cursor }) }),
      );
      done += batch.seen;
      cursor = batch.cursor;
      progress?.(done, of, type.after.definition.title);
    } while (cursor !== undefined);
  }
}

export function leaseEnd(platform: Platform): string {
  return new Date(platform.clock.now().getTime() + LEASE_MS).toISOString();
}

interface Batch {
  readonly upgrade: Upgrade;
  readonly now: string;
  readonly until: string;
  readonly done: number;
  readonly of: number;
  readonly cursor?: string;
}

async function moveBatch(
  platform: Platform,
  tx: StoreTransaction,
  moves: PlannedMoves,
  type: PlannedType,
  batch: Batch,
): Promise<{ seen: number; cursor?: string }> {
  const { now, cursor } = batch;
  const upgrade = batch.upgrade.id;
  if ((await requireHeld(tx, batch.upgrade)).cancel === true) throw UpgradeCancelled();
  const page = await tx.find(type.before.collection, {}, { limit: BATCH, ...(cursor === undefined ? {} : { after: cursor }) });
  const lines: MoveLine[] = [];
  for (const item of page.items as Stored[]) {
    const record = unsealRecord(platform.vault, type.before, item as unknown as StoredRecord);
    const moved = moveStored(moves, type, upgrade, record, now);
    requireMovable(type, moved);
    if (!moved.changed) continue;
    await writeMoved(tx, { collection: type.before.collection, from: item }, type.after.collection, storedForm(platform.vault, type.after, moved.record));
    lines.push({
      id: lineId(upgrade, type.after.collection, item.id),
      upgrade,
      recordType: type.after.ref,
      record: item.id,
      title: record.title,
      fields: moved.fields,
      ...(moved.state === undefined ? {} : { state: moved.state }),
      version: moved.record.version,
      before: item,
    });
  }
  if (lines.length > 0) await tx.insertMany(MOVES, lines.map(plainDocument));
  const seen = page.items.length;
  await tx.updateOne(
    UPGRADES,
    { id: upgrade },
    { $set: { progress: { done: batch.done + seen, of: batch.of }, until: batch.until }, $inc: { moved: lines.length } },
  );
  return { seen, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** What the trial before found in order can have been changed in between. */
function requireMovable(type: PlannedType, { issues, stuck }: ReturnType<typeof moveStored>): void {
  if (stuck !== undefined) throw UpgradeNoState({ facts: { title: type.after.definition.title, workflow: stuck.workflow, state: stuck.state, count: 1 } });
  if (issues.length > 0) throw UpgradeRecordsFail({ facts: { title: type.after.definition.title, count: 1 }, issues });
}
