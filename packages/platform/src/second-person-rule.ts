import { asking, askingIn } from "./access/asking.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { readSecondPersonRule, SECOND_PERSON, type SecondPersonRule } from "./lifecycle/second-person.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Whether publications need a second person here. Throws CONFIGURATION_DENIED. */
export function getSecondPersonRule(platform: Platform, context: RequestContext): Promise<SecondPersonRule> {
  requireConfigurationRight(asking(platform, context), "read");
  return readSecondPersonRule(platform.store);
}

/**
 * Asks for a second person at each publication, from now on; ending it needs a second person too: the first asks, another does the same.
 * Throws CONFIGURATION_DENIED.
 */
export function setSecondPersonRule(platform: Platform, context: RequestContext, { needed }: { readonly needed: boolean }): Promise<SecondPersonRule> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "publish");
    const rule = await readSecondPersonRule(unit.tx);
    const { id: by, name: byName } = context.actor;
    const agreed = !rule.needed || (rule.ending !== undefined && rule.ending.by !== by);
    const next: SecondPersonRule = needed ? { needed } : agreed ? { needed: false } : { needed: true, ending: { by, byName, at: unit.now } };
    const ending = next.ending === undefined ? null : { ...next.ending };
    await unit.tx.updateOne(SECOND_PERSON.collection, { id: SECOND_PERSON.id }, { $set: { needed: next.needed, ending } }, { upsert: true });
    unit.audit("configuration.second-person", { type: "configuration", id: SECOND_PERSON.id }, { asked: needed, needed: next.needed });
    return next;
  });
}
