import type { StateChoices } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { type Comparison, comparePacks } from "./compare-revisions.js";
import { ENTRIES } from "./ledgers/account.js";
import { checkDraftPacks } from "./lifecycle/check-draft-packs.js";
import { DraftInvalid } from "./lifecycle/errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, type Revision, readPacks } from "./lifecycle/revision.js";
import { NothingToRollBack, UpgradeNotLast, UpgradeUnderWay } from "./moves/errors.js";
import { type MovesForetold, requireNoHindrance } from "./moves/foretell-moves.js";
import { foretellRollback } from "./moves/foretell-rollback.js";
import { carryBack, movesOfUpgrade } from "./moves/roll-back.js";
import { leaseEnd, type MoveProgress } from "./moves/run-moves.js";
import { openUpgrade, readUpgrade, UPGRADES, type Upgrade } from "./moves/upgrade.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface RollbackRequest {
  /** The last one in force when absent. */
  readonly upgrade?: string;
  readonly message: string;
  /** Where cases go whose state the earlier version does not have: workflow to state to state. */
  readonly states?: StateChoices;
}

/** What a rollback would do. */
export interface RollbackPlan {
  readonly upgrade: Upgrade;
  readonly moves: MovesForetold;
  /** What becomes different in the configuration in force. */
  readonly changes: Comparison["changes"];
  /** Since the upgrade: publications, whose changes go as well, and ledger entries, which are kept. */
  readonly since: { readonly publications: number; readonly entries: number };
}

/** What a rollback would do, found out without doing it. Throws UPGRADE_NOTHING_TO_ROLL_BACK, UPGRADE_NOT_LAST, UPGRADE_UNDER_WAY, CONFIGURATION_DENIED. */
export async function planRollback(
  platform: Platform,
  context: RequestContext,
  request: Pick<RollbackRequest, "upgrade" | "states"> = {},
): Promise<RollbackPlan> {
  requireConfigurationRight(asking(platform, context), "configure");
  const upgrade = await lastInForce(platform, request.upgrade);
  const moves = await foretellRollback(platform, await movesOfUpgrade(platform, upgrade), upgrade, request.states ?? {}, context.language);
  const current = await currentRevision(platform.store, platform.configuration());
  const [packs, earlier] = await Promise.all([readPacks(platform.store, current.packs), readPacks(platform.store, upgrade.before.packs)]);
  const { changes } = comparePacks(packs, earlier, context.language);
  const entries = await platform.store.count(ENTRIES, { at: { $gt: upgrade.endedAt ?? upgrade.at } });
  return { upgrade, moves, changes, since: { publications: current.seq - (upgrade.after.seq ?? current.seq), entries } };
}

/**
 * Publishes the configuration from before an upgrade again and leads the data back; ledger entries, notices and the trail are kept. Values
 * that can't be led back are listed in the upgrade's lines. Throws what `planRollback` does, UPGRADE_NO_STATE, DRAFT_INVALID.
 */
export async function rollbackUpgrade(platform: Platform, context: RequestContext, request: RollbackRequest, progress?: MoveProgress): Promise<Revision> {
  requireConfigurationRight(asking(platform, context), "publish");
  const { upgrade, moves } = await planRollback(platform, context, request);
  requireNoHindrance({ ...moves, types: moves.types.map((type) => ({ ...type, failing: 0 })) });
  const issues = await checkDraftPacks(await readPacks(platform.store, upgrade.before.packs), platform.registry);
  if (issues.length > 0) throw DraftInvalid({ facts: { count: issues.length }, issues });
  const held = { id: upgrade.id, holder: platform.ids.next() };
  try {
    await begin(
      platform,
      context,
      { ...upgrade, ...held },
      request,
      moves.types.reduce((sum, { checked }) => sum + checked, 0),
    );
  } catch (error) {
    await platform.moving.restore(platform.store);
    throw error;
  }
  return carryBack(platform, context, held, progress);
}

function begin(
  platform: Platform,
  context: RequestContext,
  { id, holder, types, before }: Upgrade,
  { message, states }: RollbackRequest,
  of: number,
): Promise<void> {
  return runUnit(platform, context, async (unit) => {
    const other = await openUpgrade(unit.tx);
    if (other !== undefined) throw underWay(other);
    const by = { by: context.actor.id, byName: context.actor.name, at: unit.now };
    const rollback = { message, ...by, ...(states === undefined ? {} : { states: { ...states } }), typesDone: 0, reversed: 0, listed: 0 };
    const now = {
      status: "returning",
      open: true,
      holder,
      progress: { done: 0, of },
      until: leaseEnd(platform),
      rollback: JSON.parse(JSON.stringify(rollback)),
    };
    await unit.tx.updateOne(UPGRADES, { id }, { $set: now });
    await platform.moving.close(unit.tx, types, { upgrade: id, after: before.revision, rollback: true });
    unit.audit("configuration.return", { type: "upgrade", id }, { message });
  });
}

async function lastInForce(platform: Platform, id: string | undefined): Promise<Upgrade> {
  const other = await openUpgrade(platform.store);
  if (other !== undefined) throw underWay(other);
  const newest = { sort: [{ path: "after.seq", direction: "desc" }] } as const;
  const last = (await platform.store.findOne(UPGRADES, { status: "done" }, newest)) as unknown as Upgrade | undefined;
  if (last === undefined) throw NothingToRollBack();
  const asked = id === undefined ? last : await readUpgrade(platform.store, id);
  if (asked.status !== "done") throw NothingToRollBack();
  if (asked.id !== last.id) throw UpgradeNotLast({ facts: { pack: last.pack, from: last.from, to: last.to } });
  return asked;
}

function underWay({ pack, from, to }: Upgrade): Error {
  return UpgradeUnderWay({ facts: { pack, from, to } });
}
