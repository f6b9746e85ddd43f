import type { OrgUnit, StoredRecord } from "@zhili/contracts";
import { subjectOf } from "../access/require-right.js";
import type { RecordType } from "../configuration/configuration.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { comingRecords } from "../schedules/coming-records.js";
import type { Unit } from "../unit/unit.js";
import { type CalendarEntry, calendarItem, type Placing } from "./calendar-item.js";
import { isWithin, movedDay, type Span } from "./calendar-span.js";
import { recordRows } from "./record-row.js";

/** What the schedules of an entry are still to make in one month, at most. */
const MOST = 300;
/** Days that something still to be made may last. */
const LONGEST = 400;

/** Calendar items of what schedules will still make, as far as the person could read it if it were made. Places are subtrees; all when none is named. */
export async function comingItems(
  unit: Unit,
  type: RecordType,
  entry: CalendarEntry,
  span: Span,
  places: readonly string[],
): Promise<{ items: Placing[]; cut: boolean }> {
  const { configuration, context, ability, now, tx } = unit;
  const within = (await tx.getMany(ORG_UNITS, places)) as unknown as OrgUnit[];
  const inPlace = (path: string) => places.length === 0 || within.some((one) => path.startsWith(one.path));
  const readable = (record: StoredRecord) =>
    [record.orgPath, ...(record.partyPaths ?? [])].some(inPlace) && ability.can("read", subjectOf("record-type", type.ref), record).allowed;
  const from = entry.end === undefined ? span.from : movedDay(span.from, -LONGEST);
  const records: StoredRecord[] = [];
  for (const schedule of (entry.schedules ?? []).flatMap((ref) => configuration.schedules.get(ref) ?? []))
    for await (const record of comingRecords(unit, schedule, from, span.to)) {
      if (records.length === MOST) break;
      if (readable(record)) records.push(record);
    }
  const rows = await recordRows({ reader: tx, configuration, language: context.language, ability, now }, type, records);
  const items = rows.flatMap((row) => calendarItem(configuration, type, entry, row) ?? []).filter((placing) => isWithin(placing, span));
  return { items: items.map((placing) => ({ ...placing, item: { ...placing.item, coming: true } })), cut: records.length === MOST };
}
