import { type Platform, type RequestContext, SYSTEM_ACTOR } from "../platform.js";
import { carryBack } from "./roll-back.js";
import { finishUpgrade } from "./run-upgrade.js";
import { takeBack } from "./take-back.js";
import { openUpgrade } from "./upgrade.js";

/**
 * Brings an upgrade that was cut off to one of two clean states: taken back when it was not published, finished when it was; a rollback
 * is always finished. Where several processes share the store, one that another still works on is left to it. Answers how many it was.
 */
export async function recoverUpgrade(platform: Platform): Promise<number> {
  const upgrade = await openUpgrade(platform.store);
  const alive = platform.store.capabilities.multiProcess && (upgrade?.until ?? "") > platform.clock.now().toISOString();
  await platform.moving.restore(platform.store);
  if (upgrade === undefined || alive) return 0;
  const context: RequestContext = { actor: SYSTEM_ACTOR, language: "zh-CN", configuration: platform.configuration() };
  if (upgrade.status === "published") await finishUpgrade(platform, upgrade.id);
  else if (upgrade.status === "returning") await carryBack(platform, context, upgrade.id);
  else await takeBack(platform, upgrade);
  return 1;
}

/** Does an upgrade wait for somebody to finish it, because who worked on it fell silent? */
export async function upgradeIsLeft(platform: Platform): Promise<boolean> {
  const upgrade = await openUpgrade(platform.store);
  return upgrade !== undefined && upgrade.until <= platform.clock.now().toISOString();
}
