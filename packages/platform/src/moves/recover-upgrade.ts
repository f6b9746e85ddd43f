import { type Platform, type RequestContext, SYSTEM_ACTOR } from "../platform.js";
import { carryBack } from "./roll-back.js";
import { leaseEnd } from "./run-moves.js";
import { finishUpgrade } from "./run-upgrade.js";
import { takeBack } from "./take-back.js";
import { openUpgrade, UPGRADES, type Upgrade } from "./upgrade.js";

/**
 * Brings an upgrade that was cut off to one of two clean states: taken back when it was not published, finished when it was; a rollback
 * is always finished. Where several processes share the store, one that another still works on is left to it. Answers how many it was.
 */
export async function recoverUpgrade(platform: Platform): Promise<number> {
  const upgrade = await takeOver(platform);
  await platform.moving.restore(platform.store);
  if (upgrade === undefined) return 0;
  const context: RequestContext = { actor: SYSTEM_ACTOR, language: "zh-CN", configuration: platform.configuration() };
  if (upgrade.status === "published") await finishUpgrade(platform, upgrade.id);
  else if (upgrade.status === "returning") await carryBack(platform, context, upgrade);
  else await takeBack(platform, upgrade);
  return 1;
}

/** The upgrade that was cut off, from now on in this process's hands: whoever worked on it before can do nothing more to it. */
function takeOver(platform: Platform): Promise<Upgrade | undefined> {
  const { store, clock, ids } = platform;
  return store.withTransaction(async (tx) => {
    const upgrade = await openUpgrade(tx);
    if (upgrade === undefined || (store.capabilities.multiProcess && upgrade.until > clock.now().toISOString())) return undefined;
    const mine = { holder: ids.next(), until: leaseEnd(platform) };
    await tx.updateOne(UPGRADES, { id: upgrade.id }, { $set: mine });
    return { ...upgrade, ...mine };
  });
}

/** Does an upgrade wait for somebody to finish it, because who worked on it fell silent? */
export async function upgradeIsLeft(platform: Platform): Promise<boolean> {
  const upgrade = await openUpgrade(platform.store);
  return upgrade !== undefined && upgrade.until <= platform.clock.now().toISOString();
}
