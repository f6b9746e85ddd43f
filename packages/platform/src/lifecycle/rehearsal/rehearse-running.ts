import type { Language } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import { inLanguage } from "../../configuration/translate.js";
import type { Platform } from "../../platform.js";
import type { RunningEffect } from "./rehearsal.js";

/** Cases under way in workflows that change, and those in states that are no longer there. */
export async function rehearseRunning(platform: Platform, before: Configuration, after: Configuration, language: Language): Promise<RunningEffect[]> {
  const effects: RunningEffect[] = [];
  for (const old of before.workflowDefinitions.values()) {
    const next = after.workflowDefinitions.get(old.ref);
    const type = before.recordTypes.get(old.definition.recordType);
    if (type === undefined || next?.hash === old.hash) continue;
    const groups = await platform.store.group(type.collection, {
      filter: { "snapshot.final": false },
      keys: [{ name: "state", path: "state" }],
      measures: [{ name: "count", measure: "count" }],
    });
    const rows = groups.map(({ state, count }) => ({ state: String(state ?? ""), count: Number(count) }));
    const running = rows.reduce((sum, { count }) => sum + count, 0);
    if (running === 0) continue;
    const { title, states } = inLanguage({ configuration: before, context: { language } }, "workflow", old);
    const kept = new Set(next?.definition.states.map(({ id }) => id));
    const stateless = rows
      .filter(({ state }) => !kept.has(state))
      .map(({ state, count }) => ({ state, title: states.find(({ id }) => id === state)?.title ?? state, count }));
    effects.push({ workflow: old.ref, title, recordType: type.ref, running, stateless });
  }
  return effects;
}
