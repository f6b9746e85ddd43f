import type { PageBlock } from "@zhili/contracts";
import { nearest } from "../../schema/index.js";
import { fieldAt, type RecordTypeFound } from "../configuration-index.js";
import { PacksContradiction } from "../errors.js";
import { checkFilter, checkState } from "./check-filter.js";
import type { Checker } from "./checker.js";

type Entry = NonNullable<PageBlock["calendar"]>["entries"][number];

/** Moments that every record has. */
const OWN_MOMENTS = ["dueAt", "createdAt", "updatedAt"];
const DATES = ["date", "date-time"];

/** Entries of a calendar with the record types, dates, fields and states that they name. */
export function checkCalendarBlock(checker: Checker, block: PageBlock, path: string): void {
  if (block.calendar === undefined) {
    if (block.type !== "calendar") return;
    const reason = { reason: "a calendar block says in calendar.entries what it shows", reasonZh: "日历区块须在 calendar.entries 里写明显示哪些记录" };
    checker.add(PacksContradiction, `${path}/type`, reason);
    return;
  }
  block.calendar.entries.forEach((entry, at) => void checkEntry(checker, entry, `${path}/calendar/entries/${at}`));
}

function checkEntry(checker: Checker, entry: Entry, path: string): void {
  const recordType = checker.ref("record-type", entry.recordType, `${path}/recordType`);
  if (recordType === undefined) return;
  checkDate(checker, recordType, entry.start, `${path}/start`);
  if (entry.end !== undefined) checkDate(checker, recordType, entry.end, `${path}/end`);
  checker.field(recordType, entry.time, `${path}/time`);
  checker.fields(recordType, entry.show, `${path}/show`);
  checkFilter(checker, entry.filter, `${path}/filter`, { recordType });
  if (entry.schedules !== undefined) checkComing(checker, entry, entry.schedules, recordType, path);
  entry.states?.forEach((state, at) => void checkState(checker, recordType, state, `${path}/states/${at}`));
}

/** The schedules make records of the entry's type; what is not yet made can't be held against a condition. */
function checkComing(checker: Checker, entry: Entry, schedules: readonly string[], { ref }: RecordTypeFound, path: string): void {
  schedules.forEach((schedule, at) => {
    const found = checker.ref("schedule", schedule, `${path}/schedules/${at}`);
    if (found === undefined || checker.index.find("record-type", found.definition.creates.recordType, found.pack)?.ref === ref) return;
    const reason = { reason: `${schedule} makes no records of this type`, reasonZh: `日程“${schedule}”不生成这种记录` };
    checker.add(PacksContradiction, `${path}/schedules/${at}`, reason);
  });
  const reason = { reason: "an entry with schedules takes no filter", reasonZh: "写了 schedules 的条目不能再写 filter" };
  if (entry.filter !== undefined) checker.add(PacksContradiction, `${path}/filter`, reason);
}

/** The field exists and holds a day that can be compared; a sealed one can't. */
function checkDate(checker: Checker, recordType: RecordTypeFound, field: string, path: string): void {
  if (OWN_MOMENTS.includes(field)) return;
  const { schema } = recordType.definition;
  const found = fieldAt(schema, field);
  if (found === undefined) {
    checker.field(recordType, field, path);
    return;
  }
  if (DATES.includes(String(found.format)) && found.sensitive === undefined) return;
  const dates = Object.keys(schema.properties).filter((name) => DATES.includes(String(schema.properties[name]?.format)));
  const reason = { reason: `${field} is not a date`, reasonZh: `“${field}”不是日期` };
  checker.add(PacksContradiction, path, reason, nearest(field, dates));
}
