import type { Language, RoleDefinition } from "@zhili/contracts";
import type { Configuration } from "../../configuration/configuration.js";
import { inLanguage } from "../../configuration/translate.js";
import type { Platform } from "../../platform.js";
import type { RightEffect } from "./rehearsal.js";

/** Rights that holders of a role gain or lose. */
export async function rehearseRights(platform: Platform, before: Configuration, after: Configuration, language: Language): Promise<RightEffect[]> {
  const effects: RightEffect[] = [];
  for (const role of new Set([...before.roleDefinitions.keys(), ...after.roleDefinitions.keys()])) {
    const [old, next] = [before.roleDefinitions.get(role), after.roleDefinitions.get(role)];
    if (old?.hash === next?.hash) continue;
    const [had, has] = [rightsOf(old?.definition), rightsOf(next?.definition)];
    const gained = [...has].filter((right) => !had.has(right));
    const lost = [...had].filter((right) => !has.has(right));
    if (gained.length + lost.length === 0) continue;
    const people = await platform.store.count("grants", { role });
    const placed = next ?? old;
    const configuration = next === undefined ? before : after;
    const title = placed === undefined ? role : inLanguage({ configuration, context: { language } }, "role", placed).title;
    effects.push({ role, title, people, gained, lost });
  }
  return effects;
}

function rightsOf(role: RoleDefinition | undefined): Set<string> {
  return new Set(
    (role?.rules ?? []).flatMap((rule) => {
      const { actions, subjects, id: _id, ...limits } = rule;
      const where = Object.keys(limits).length === 0 ? "" : ` ${JSON.stringify(limits)}`;
      return actions.flatMap((action) => subjects.map((subject) => `${action} ${subject}${where}`));
    }),
  );
}
