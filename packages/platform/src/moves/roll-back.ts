import type { JsonObject, StoredRecord, StoreTransaction } from "@zhili/contracts";
import type { StateChoices } from "@zhili/engine/packs";
import { ensureIndexes } from "../ensure-indexes.js";
import { currentRevision, type Revision, readPacks, readRevision, writeRevision } from "../lifecycle/revision.js";
import type { Platform, RequestContext } from "../platform.js";
import { storedForm, unsealRecord } from "../records/sealing.js";
import { runUnit } from "../unit/run-unit.js";
import { moveNames } from "./move-names.js";
import { type RecordMove, unmoveStored } from "./move-stored.js";
import { declaredBetween, type PlannedMoves, type PlannedType, planMoves } from "./planned-moves.js";
import { readConfiguration } from "./read-configuration.js";
import { BATCH, leaseEnd, type MoveProgress } from "./run-moves.js";
import { putBack } from "./take-back.js";
import { lineId, MOVES, type MoveLine, plainDocument, requireHeld, UPGRADES, type Upgrade } from "./upgrade.js";
import { writeMoved } from "./write-moved.js";

type Stored = JsonObject & { id: string; version: number };

/** The moves of an upgrade between the configuration from before it and the one in force now. */
export async function movesOfUpgrade(platform: Platform, { before, after, states = {} }: Upgrade): Promise<PlannedMoves> {
  const current = await currentRevision(platform.store, platform.configuration());
  const [old, now] = await Promise.all([readConfiguration(platform, before.packs), readConfiguration(platform, current.packs)]);
  const [olderBases, newerBases] = await Promise.all([readPacks(platform.store, before.bases), readPacks(platform.store, after.bases)]);
  return planMoves(old, now, declaredBetween(olderBases, newerBases), states);
}

/** What going back does to one stored record. */
export function backMove(
  platform: Platform,
  moves: PlannedMoves,
  type: PlannedType,
  choices: StateChoices,
  item: Stored,
  line: MoveLine | undefined,
): RecordMove {
  const record = unsealRecord(platform.vault, type.after, item as unknown as StoredRecord);
  const before = line?.before === undefined ? undefined : unsealRecord(platform.vault, type.before, line.before as unknown as StoredRecord);
  const workflow = [...moves.workflows.values()].find(({ to }) => to === record.snapshot?.workflow);
  const states = new Map(Object.entries(choices[workflow?.from ?? ""] ?? {}));
  return unmoveStored(moves, type, states, record, before, platform.clock.now().toISOString());
}

/** The lines of records of a type, by record. */
export async function linesOf(
  reader: Pick<StoreTransaction, "getMany">,
  upgrade: string,
  { after }: PlannedType,
  items: readonly { id: string }[],
): Promise<Map<string, MoveLine>> {
  const found = await reader.getMany(
    MOVES,
    items.map(({ id }) => lineId(upgrade, after.collection, id)),
  );
  return new Map((found as unknown as MoveLine[]).map((line) => [line.record, line]));
}

/** Carries a rollback that has begun to its end, from wherever it stands. Throws UPGRADE_TAKEN_OVER. */
export async function carryBack(platform: Platform, context: RequestContext, held: Pick<Upgrade, "id" | "holder">, progress?: MoveProgress): Promise<Revision> {
  const begun = await requireHeld(platform.store, held);
  const moves = await movesOfUpgrade(platform, begun);
  for (const type of moves.types) {
    let more = true;
    while (more) {
      const upgrade = await requireHeld(platform.store, held);
      if ((upgrade.rollback?.typesDone ?? 0) > moves.types.indexOf(type)) break;
      more = await platform.store.withTransaction((tx) => backBatch(platform, tx, moves, type, held));
      progress?.(upgrade.progress.done, upgrade.progress.of, type.before.definition.title);
    }
  }
  const { made, configuration } = await publishBefore(platform, context, moves, held);
  platform.publish(configuration);
  await platform.moving.restore(platform.store);
  await ensureIndexes(platform);
  return made;
}

/** One batch; answers whether more of the type is to come. */
async function backBatch(
  platform: Platform,
  tx: StoreTransaction,
  moves: PlannedMoves,
  type: PlannedType,
  held: Pick<Upgrade, "id" | "holder">,
): Promise<boolean> {
  const { id, rollback, progress } = await requireHeld(tx, held);
  const cursor = rollback?.cursor;
  const page = await tx.find(type.after.collection, {}, { limit: BATCH, ...(cursor === undefined ? {} : { after: cursor }) });
  const items = page.items as Stored[];
  const lines = await linesOf(tx, id, type, items);
  let [reversed, listed] = [0, 0];
  for (const item of items) {
    const line = lines.get(item.id);
    if (line !== undefined && line.version === item.version) {
      await putBack(tx, line);
      await tx.updateOne(MOVES, { id: line.id }, { $set: { outcome: "restored" }, $unset: ["before"] });
      reversed += 1;
      continue;
    }
    const move = backMove(platform, moves, type, rollback?.states ?? {}, item, line);
    if (move.changed)
      await writeMoved(tx, { collection: type.after.collection, from: item }, type.before.collection, storedForm(platform.vault, type.before, move.record));
    if (!move.changed && move.issues.length === 0) continue;
    await noteReversed(tx, id, type, item, line, move);
    reversed += 1;
    if (move.issues.length > 0) listed += 1;
  }
  const more = page.cursor !== undefined;
  await tx.updateOne(
    UPGRADES,
    { id },
    {
      $set: {
        until: leaseEnd(platform),
        progress: { done: progress.done + items.length, of: progress.of },
        "rollback.typesDone": moves.types.indexOf(type) + (more ? 0 : 1),
        ...(page.cursor === undefined ? {} : { "rollback.cursor": page.cursor }),
      },
      ...(more ? {} : { $unset: ["rollback.cursor"] }),
      $inc: { "rollback.reversed": reversed, "rollback.listed": listed },
    },
  );
  return more;
}

async function noteReversed(
  tx: StoreTransaction,
  upgrade: string,
  { after }: PlannedType,
  item: Stored,
  line: MoveLine | undefined,
  move: RecordMove,
): Promise<void> {
  const issues = move.issues.length === 0 ? {} : { issues: move.issues as unknown as JsonObject[] };
  if (line !== undefined) {
    await tx.updateOne(MOVES, { id: line.id }, { $set: { outcome: "reversed", ...issues }, $unset: ["before"] });
    return;
  }
  const { fields, record, state } = move;
  const made: MoveLine = {
    id: lineId(upgrade, after.collection, item.id),
    upgrade,
    recordType: after.ref,
    record: item.id,
    title: record.title,
    fields,
    ...(state === undefined ? {} : { state }),
    version: record.version,
    outcome: "reversed",
    ...issues,
  };
  await tx.insertOne(MOVES, plainDocument(made));
}

async function publishBefore(platform: Platform, context: RequestContext, moves: PlannedMoves, held: Pick<Upgrade, "id" | "holder">) {
  const { id } = held;
  const configuration = moves.before;
  const made = await runUnit(platform, context, async (unit) => {
    const upgrade = await requireHeld(unit.tx, held);
    const { rollback, before } = upgrade;
    await moveNames(unit.tx, moves, true);
    const [bases, packs] = [await readPacks(unit.tx, before.bases), await readPacks(unit.tx, before.packs)];
    const earlier = before.seq > 0 ? await readRevision(unit.tx, before.seq) : await currentRevision(unit.tx, configuration);
    const { overlay, shape } = earlier;
    const who = { message: rollback?.message ?? "", by: rollback?.by ?? "", byName: rollback?.byName ?? "", at: unit.now };
    const revision = await writeRevision(unit.tx, configuration, { kind: "rollback", ...who, bases, packs, overlay, upgrade: id, shape: shape ?? "" });
    await unit.tx.updateMany(MOVES, { upgrade: id, outcome: { $exists: false } }, { $set: { outcome: "deleted" }, $unset: ["before"] });
    await unit.tx.updateOne(UPGRADES, { id }, { $set: { status: "returned", open: false, endedAt: unit.now } });
    await platform.moving.open(unit.tx, { left: moves.after.revision, revision: revision.revision });
    unit.audit("configuration.rollback", { type: "upgrade", id }, { to: before.seq, revision: revision.revision });
    return revision;
  });
  return { made, configuration };
}
