import type { PackDocument, StateChoices } from "@zhili/engine/packs";
import type { Configuration } from "../configuration/configuration.js";
import { ensureIndexes } from "../ensure-indexes.js";
import { DRAFTS, type Draft } from "../lifecycle/draft.js";
import { DraftBehind } from "../lifecycle/errors.js";
import { currentRevision, currentSeq, type NewRevision, type Revision, readPacks, writeRevision } from "../lifecycle/revision.js";
import type { Platform, RequestContext } from "../platform.js";
import { runUnit } from "../unit/run-unit.js";
import { UpgradeCancelled, UpgradeTakenOver, UpgradeUnderWay } from "./errors.js";
import { foretellMoves, requireNoHindrance } from "./foretell-moves.js";
import { moveNames, requireFreeNames } from "./move-names.js";
import { declaredBetween, movesSomething, type PlannedMoves, planMoves } from "./planned-moves.js";
import { leaseEnd, type MoveProgress, runMoves } from "./run-moves.js";
import { takeBack } from "./take-back.js";
import { openUpgrade, plainDocument, requireHeld, UPGRADES, type Upgrade } from "./upgrade.js";

/** A checked draft that brings in a newer version of a pack. */
export interface NewVersion {
  readonly draft: Draft & Required<Pick<Draft, "upgrade">>;
  readonly configuration: Configuration;
  readonly bases: readonly PackDocument[];
  readonly packs: readonly PackDocument[];
  readonly states?: StateChoices;
  readonly revision: Pick<NewRevision, "message" | "accepted" | "submitted">;
}

export interface UpgradeWatch {
  readonly progress?: MoveProgress;
  readonly signal?: AbortSignal;
}

/** The moves of a draft that brings in a newer version. */
export async function movesOfDraft(
  platform: Platform,
  { configuration, bases, states = {} }: Pick<NewVersion, "configuration" | "bases" | "states">,
): Promise<PlannedMoves> {
  const before = platform.configuration();
  const current = await currentRevision(platform.store, before);
  return planMoves(before, configuration, declaredBetween(await readPacks(platform.store, current.bases), bases), states);
}

/**
 * Puts a newer version into force: records move, then the revision is published; what fails or is cancelled before that is taken back.
 * Throws UPGRADE_NO_STATE, UPGRADE_RECORDS_FAIL, UPGRADE_NAME_HELD, UPGRADE_UNDER_WAY, UPGRADE_CANCELLED, UPGRADE_TAKEN_OVER.
 */
export async function runUpgrade(platform: Platform, context: RequestContext, version: NewVersion, watch: UpgradeWatch = {}): Promise<Revision> {
  const moves = await movesOfDraft(platform, version);
  await requireFreeNames(platform.store, moves);
  const foretold = await foretellMoves(platform, moves, context.language, watch.signal === undefined ? {} : { signal: watch.signal });
  requireNoHindrance(foretold);
  const upgrade = await begin(
    platform,
    context,
    version,
    moves,
    foretold.types.reduce((sum, { checked }) => sum + checked, 0),
  );
  let revision: Revision;
  try {
    await runMoves(platform, upgrade, moves, (done, of, title) => {
      watch.progress?.(done, of, title);
      if (watch.signal?.aborted === true) throw UpgradeCancelled();
    });
    revision = await publish(platform, context, version, moves, upgrade);
  } catch (error) {
    if (UpgradeTakenOver.is(error)) await platform.moving.restore(platform.store);
    else await takeBack(platform, upgrade);
    throw error;
  }
  platform.publish(version.configuration);
  await platform.moving.restore(platform.store);
  await ensureIndexes(platform);
  await finishUpgrade(platform, upgrade.id);
  return revision;
}

async function begin(platform: Platform, context: RequestContext, version: NewVersion, moves: PlannedMoves, of: number): Promise<Upgrade> {
  const { draft, configuration, bases, packs, states } = version;
  const types = [...new Set(moves.types.flatMap(({ move }) => [move.from, move.to]))];
  const hashes = (all: readonly PackDocument[]) => all.map(({ hash }) => hash);
  try {
    return await runUnit(platform, context, async (unit) => {
      const other = await openUpgrade(unit.tx);
      if (other !== undefined) throw UpgradeUnderWay({ facts: { pack: other.pack, from: other.from, to: other.to } });
      const { seq, revision, bases: basesBefore, packs: packsBefore } = await currentRevision(unit.tx, moves.before);
      if (draft.on !== seq) throw DraftBehind({ facts: { on: draft.on, current: seq } });
      const upgrade: Upgrade = {
        id: unit.nextId(),
        ...draft.upgrade,
        status: "moving",
        open: true,
        before: { seq, revision, bases: basesBefore, packs: packsBefore },
        after: { revision: configuration.revision, bases: hashes(bases), packs: hashes(packs) },
        ...(states === undefined ? {} : { states }),
        types,
        by: context.actor.id,
        byName: context.actor.name,
        at: unit.now,
        progress: { done: 0, of },
        moved: 0,
        holder: unit.nextId(),
        until: leaseEnd(platform),
      };
      await unit.tx.insertOne(UPGRADES, plainDocument(upgrade));
      await platform.moving.close(unit.tx, types, { upgrade: upgrade.id, after: configuration.revision, rollback: false });
      unit.audit("configuration.upgrade", { type: "upgrade", id: upgrade.id }, { ...draft.upgrade });
      return upgrade;
    });
  } catch (error) {
    await platform.moving.restore(platform.store);
    throw error;
  }
}

function publish(platform: Platform, context: RequestContext, version: NewVersion, moves: PlannedMoves, upgrade: Upgrade): Promise<Revision> {
  const { id, before } = upgrade;
  const { draft, configuration, bases, packs, revision } = version;
  return runUnit(platform, context, async (unit) => {
    if ((await requireHeld(unit.tx, upgrade)).cancel === true) throw UpgradeCancelled();
    await moveNames(unit.tx, moves);
    const made = await writeRevision(
      unit.tx,
      configuration,
      {
        kind: "upgrade",
        ...revision,
        by: context.actor.id,
        byName: context.actor.name,
        at: unit.now,
        bases,
        packs,
        overlay: draft.overlay,
        upgrade: id,
        ...(movesSomething(moves) ? { shape: id } : {}),
      },
      await currentSeq(unit.tx),
    );
    await unit.tx.deleteOne(DRAFTS, { id: draft.id });
    await unit.tx.updateOne(UPGRADES, { id }, { $set: { status: "published", "after.seq": made.seq } });
    await platform.moving.open(unit.tx, { left: before.revision, revision: made.revision });
    unit.audit("configuration.publish", { type: "revision", id: String(made.seq) }, { revision: made.revision, message: revision.message });
    return made;
  });
}

/** Says in the journal that nothing is left to do. */
export async function finishUpgrade(platform: Platform, id: string): Promise<void> {
  const endedAt = platform.clock.now().toISOString();
  await platform.store.withTransaction((tx) => tx.updateOne(UPGRADES, { id }, { $set: { status: "done", open: false, endedAt } }));
}
