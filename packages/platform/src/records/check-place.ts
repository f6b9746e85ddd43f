import type { OrgUnit } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { titleIn } from "../configuration/translate.js";
import { OrgUnitWrongLevel } from "../errors.js";
import type { Unit } from "../unit/unit.js";

/** Throws ORG_UNIT_WRONG_LEVEL when records of the type are not made at the unit's level. */
export function checkPlace(unit: Unit, type: RecordType, place: OrgUnit): void {
  const levels = type.definition.orgUnit?.levels;
  if (levels === undefined || levels.includes(place.level)) return;
  const titles = levels.map((level) => unit.configuration.levels.get(level)?.title ?? level);
  throw OrgUnitWrongLevel({ facts: { title: titleIn(unit, "record-type", type.ref, type.definition), levels: titles.join("、"), orgUnit: place.name } });
}
