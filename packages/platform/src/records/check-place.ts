import type { OrgUnit } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { orgLevels } from "../configuration/org-levels.js";
import { titleIn } from "../configuration/translate.js";
import { OrgUnitWrongLevel } from "../errors.js";
import type { Unit } from "../unit/unit.js";

/** Throws ORG_UNIT_WRONG_LEVEL when records of the type are not made at the unit's level. */
export function checkPlace(unit: Unit, type: RecordType, place: OrgUnit): void {
  const levels = type.definition.orgUnit?.levels;
  if (levels === undefined || levels.includes(place.level)) return;
  const titles = new Map(orgLevels(unit).map(({ id, title }) => [id, title]));
  const separator = unit.context.language === "en" ? ", " : "、";
  const named = levels.map((level) => titles.get(level) ?? level).join(separator);
  throw OrgUnitWrongLevel({ facts: { title: titleIn(unit, "record-type", type.ref, type.definition), levels: named, orgUnit: place.name } });
}
