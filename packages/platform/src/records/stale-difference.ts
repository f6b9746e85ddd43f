import type { Json, JsonObject } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import { inLanguage } from "../configuration/translate.js";
import { canonicalJson } from "../unit/canonical-json.js";
import { partOf } from "../unit/field-versions.js";
import type { WorkingRecord } from "../unit/record-shelf.js";
import type { Unit } from "../unit/unit.js";
import { labelsOf } from "../views/labels.js";
import { visibleData } from "../views/visible-data.js";
import { actsFor, membersByParty } from "./section-members.js";

/** One field in which what a person sent, or what others saved meanwhile, differs from what the person saw. */
export interface FieldDifference {
  readonly field: string;
  readonly title: string;
  /** What both started from; only where nobody else changed the field. */
  readonly base?: Json;
  /** What the person sent, in a section joined with what the others saved of theirs; absent where only others changed the field. */
  readonly yours?: Json;
  /** What is stored now, masked as the person may see it. */
  readonly theirs: Json;
  /** Both changed it to different values, so a person has to choose. */
  readonly clash: boolean;
  /** `yours` has what others saved of their parts of a section beside your own. */
  readonly joined?: true;
  /** Words for the codes and references in both, where there are any, by their path from the record down. */
  readonly labels?: { readonly yours: Readonly<Record<string, string>>; readonly theirs: Readonly<Record<string, string>> };
}

/** Field by field, what happened to a record since the person saw it in `seen`; fields that the person may not read are left out. */
export async function staleDifference(unit: Unit, working: WorkingRecord, sent: JsonObject, seen: number): Promise<FieldDifference[]> {
  const found = compare(unit, working, sent, seen);
  const sides = [
    Object.fromEntries(found.map(({ field, yours = null }) => [field, yours])),
    Object.fromEntries(found.map(({ field, theirs }) => [field, theirs])),
  ];
  const [yours = {}, theirs = {}] = await labelsOf(unit.tx, unit.configuration, unit.context.language, working.type, sides);
  return found.map((one) => {
    const labels = { yours: labelsUnder(yours, one.field), theirs: labelsUnder(theirs, one.field) };
    return Object.keys({ ...labels.yours, ...labels.theirs }).length === 0 ? one : { ...one, labels };
  });
}

function labelsUnder(labels: Readonly<Record<string, string>>, field: string): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([path]) => path === field || path.startsWith(`${field}.`)));
}

function compare(unit: Unit, { type, record }: WorkingRecord, sent: JsonObject, seen: number): FieldDifference[] {
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
    const section = type.definition.parties?.sections?.find((one) => one.field === field);
    if (section !== undefined && changed) {
      const joined = joinSection(section.by, {
        yours: sent[field] ?? null,
        theirs,
        own: (party) => actsFor(unit.ability, record, party),
        changed: (party) => (record.fieldVersions?.[partOf(field, party)] ?? 1) > seen,
      });
      return [{ ...named, yours: joined.value, clash: joined.clash, joined: true }];
    }
    const yours = sent[field] ?? null;
    if (!changed) return [{ ...named, base: theirs, yours, clash: false }];
    return [{ ...named, yours, clash: canonicalJson(yours) !== canonicalJson(theirs) }];
  });
}

interface Sides {
  readonly yours: Json;
  readonly theirs: Json;
  /** May the person have changed this party's part? */
  readonly own: (party: string) => boolean;
  /** Was this party's part changed since the person saw it? */
  readonly changed: (party: string) => boolean;
}

/**
 * A section joined from what was sent and what was saved meanwhile, party by party. What others saved of their parts stays; a part of the
 * person's own that somebody else changed too clashes, and is then as it was sent.
 */
function joinSection(by: string, { yours, theirs, own, changed }: Sides): { value: Json; clash: boolean } {
  const [sent, stored] = [membersByParty(yours, by), membersByParty(theirs, by)];
  const parties = [...new Set([...stored.keys(), ...sent.keys()])];
  const clashing = parties.filter((party) => changed(party) && own(party) && canonicalJson(sent.get(party) ?? []) !== canonicalJson(stored.get(party) ?? []));
  const value = parties.flatMap((party) => (changed(party) && !clashing.includes(party) ? stored.get(party) : sent.get(party)) ?? []);
  return { value, clash: clashing.length > 0 };
}
