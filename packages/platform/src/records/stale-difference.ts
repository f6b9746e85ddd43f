import type { Json, JsonObject } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import { inLanguage } from "../configuration/translate.js";
import { canonicalJson } from "../unit/canonical-json.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { visibleData } from "../views/visible-data.js";

/** One field in which what a person sent, or what others saved meanwhile, differs from what the person saw. */
export interface FieldDifference {
  readonly field: string;
  readonly title: string;
  /** What both started from; only where nobody else changed the field. */
  readonly base?: Json;
  /** What the person sent; absent where only others changed the field. */
  readonly yours?: Json;
  /** What is stored now, masked as the person may see it. */
  readonly theirs: Json;
  /** Both changed it to different values, so a person has to choose. */
  readonly clash: boolean;
}

/** Field by field, what happened to a record since the person saw it in `seen`; fields that the person may not read are left out. */
export function staleDifference(unit: Unit, { type, record }: WorkingRecord, sent: JsonObject, seen: number): FieldDifference[] {
  const { data: shown } = visibleData(unit.ability, type, record);
  const readable = unit.ability.readableFields(subjectOf("record-type", type.ref), record);
  const { properties } = inLanguage(unit, "record-type", type).schema;
  return Object.keys(properties).flatMap((field): FieldDifference[] => {
    if (readable !== "all" && !readable.includes(field)) return [];
    const theirs = shown[field] ?? null;
    const asSent = Object.hasOwn(sent, field);
    const changed = (record.fieldVersions?.[field] ?? 1) > seen;
    const named = { field, title: properties[field]?.title ?? field, theirs };
    if (!asSent) return changed ? [{ ...named, clash: false }] : [];
    const yours = sent[field] ?? null;
    if (!changed) return [{ ...named, base: theirs, yours, clash: false }];
    return [{ ...named, yours, clash: canonicalJson(yours) !== canonicalJson(theirs) }];
  });
}
