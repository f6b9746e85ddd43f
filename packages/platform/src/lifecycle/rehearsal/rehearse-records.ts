import type { Issue, StoredRecord } from "@zhili/contracts";
import { moveRecord, type TypeMove } from "@zhili/engine/packs";
import type { Configuration, RecordType } from "../../configuration/configuration.js";
import { titleIn } from "../../configuration/translate.js";
import type { PlannedMoves } from "../../moves/planned-moves.js";
import type { Platform, RequestContext } from "../../platform.js";
import { prepareRecord } from "../../records/prepare-record.js";
import { unsealRecord } from "../../records/sealing.js";
import { readUnit } from "../../unit/read-unit.js";
import { MOST_EXAMPLES, type RecordEffect, type RehearsalWatch } from "./rehearsal.js";

const PAGE = 500;

/** Tries every record of the types that change, as an upgrade would move it, against the new form; one that was wrong before says nothing. */
export async function rehearseRecords(
  platform: Platform,
  context: RequestContext,
  after: Configuration,
  watch: RehearsalWatch,
  moves?: PlannedMoves,
): Promise<RecordEffect[]> {
  const before = context.configuration;
  const effects: RecordEffect[] = [];
  for (const type of after.recordTypes.values()) {
    const move = moves?.types.find((one) => one.after.ref === type.ref)?.move;
    const old = before.recordTypes.get(move?.from ?? type.ref);
    if (old === undefined || (old.hash === type.hash && sameCodes(before, after, type))) continue;
    const effect = await rehearseType(platform, { ...context, configuration: after }, context, { old, type, ...(move === undefined ? {} : { move }) }, watch);
    if (effect.invalid > 0) effects.push(effect);
  }
  return effects;
}

async function rehearseType(
  platform: Platform,
  then: RequestContext,
  now: RequestContext,
  { old, type, move }: { old: RecordType; type: RecordType; move?: TypeMove },
  { progress, signal }: RehearsalWatch,
): Promise<RecordEffect> {
  const title = titleIn({ configuration: then.configuration, context: then }, "record-type", type.ref, type.definition);
  const examples: RecordEffect["examples"][number][] = [];
  let [checked, invalid] = [0, 0];
  let cursor: string | undefined;
  const total = await platform.store.count(old.collection, {});
  do {
    signal?.throwIfAborted();
    const page = await platform.store.find(old.collection, {}, { limit: PAGE, ...(cursor === undefined ? {} : { after: cursor }) });
    const records = page.items.map((item) => unsealRecord(platform.vault, old, item as unknown as StoredRecord));
    const moved = move === undefined ? records : records.map((record) => moveRecord(move, "", record).record);
    const found = await problems(platform, then, type, moved);
    const suspects = records.filter((_, at) => (found[at]?.length ?? 0) > 0);
    const known = new Map((await problems(platform, now, old, suspects)).map((issues, at) => [suspects[at]?.id, issues.length]));
    records.forEach((record, at) => {
      const issues = found[at] ?? [];
      if (issues.length === 0 || (known.get(record.id) ?? 0) > 0) return;
      invalid += 1;
      if (examples.length < MOST_EXAMPLES) examples.push({ id: record.id, title: record.title, issues });
    });
    checked += records.length;
    progress?.(title, checked, total);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { recordType: type.ref, stored: old.ref, title, checked, invalid, examples };
}

function problems(platform: Platform, context: RequestContext, type: RecordType, records: readonly StoredRecord[]): Promise<(readonly Issue[])[]> {
  return readUnit(platform, context, (unit) =>
    Promise.all(records.map(async (record) => (await prepareRecord(unit, type, record.data, { previous: record, byEffect: true })).issues)),
  );
}

/** Do the code lists that the fields of a type name say the same? */
function sameCodes(before: Configuration, after: Configuration, type: RecordType): boolean {
  return codeListsOf(type.definition.schema).every((name) => {
    const ref = name.includes(":") ? name : `${type.pack}:${name}`;
    return before.codeLists.get(ref)?.hash === after.codeLists.get(ref)?.hash;
  });
}

function codeListsOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "codeList" in schema && typeof schema.codeList === "string" ? [schema.codeList] : [];
  return [...own, ...Object.values(schema).flatMap(codeListsOf)];
}
