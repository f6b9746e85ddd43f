import { askingIn } from "./access/asking.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { UpgradeNotCancelled } from "./moves/errors.js";
import { readUpgrade, UPGRADES } from "./moves/upgrade.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Asks an upgrade that still moves records to stop; whoever carries it out takes everything back. Throws UPGRADE_NOT_FOUND, UPGRADE_NOT_CANCELLED, CONFIGURATION_DENIED. */
export function cancelUpgrade(platform: Platform, context: RequestContext, id: string): Promise<void> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "publish");
    const { status, pack } = await readUpgrade(unit.tx, id);
    if (status !== "moving") throw UpgradeNotCancelled();
    await unit.tx.updateOne(UPGRADES, { id }, { $set: { cancel: true } });
    unit.audit("configuration.cancel", { type: "upgrade", id }, { pack });
  });
}
