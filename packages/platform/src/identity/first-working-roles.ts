import type { OrgUnit } from "@zhili/contracts";
import { ORG_UNITS } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";

export interface FirstRole {
  readonly role: string;
  readonly place: OrgUnit;
}

/**
 * Working roles for the first administrator: those that the packs name (`firstRoles` of the manifest) where their org unit is there;
 * when none is named, the one that may take transitions of the most kinds of record at a root org unit.
 */
export async function firstWorkingRoles(unit: Unit): Promise<FirstRole[]> {
  const { configuration, tx } = unit;
  const named: FirstRole[] = [];
  for (const { manifest } of configuration.packs) {
    for (const first of manifest.firstRoles ?? []) {
      const role = first.role.includes(":") ? first.role : `${manifest.id}:${first.role}`;
      const place = (await tx.get(ORG_UNITS, first.at)) as unknown as OrgUnit | undefined;
      const definition = configuration.roleDefinitions.get(role)?.definition;
      const fits =
        definition !== undefined && definition.administers === undefined && (definition.levels === undefined || definition.levels.includes(place?.level ?? ""));
      if (place !== undefined && fits) named.push({ role, place });
    }
  }
  return named.length > 0 ? named : widestRole(unit);
}

async function widestRole({ configuration, tx }: Unit): Promise<FirstRole[]> {
  const roots = (await tx.find(ORG_UNITS, { parentId: { $exists: false } }, { sort: [{ path: "path", direction: "asc" }], limit: 50 }))
    .items as unknown as OrgUnit[];
  let best: (FirstRole & { reach: number }) | undefined;
  for (const { ref, definition } of configuration.roleDefinitions.values()) {
    if (definition.administers !== undefined || definition.anonymous === true || definition.personal === true || definition.extends !== undefined) continue;
    const place = roots.find((root) => definition.levels === undefined || definition.levels.includes(root.level));
    const handled = definition.rules.filter((rule) => rule.inverted !== true && rule.actions.some((action) => action === "transition" || action === "manage"));
    const reach = new Set(handled.flatMap((rule) => rule.subjects)).size;
    if (place !== undefined && reach > (best?.reach ?? 0)) best = { role: ref, place, reach };
  }
  return best === undefined ? [] : [{ role: best.role, place: best.place }];
}
