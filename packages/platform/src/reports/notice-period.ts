import type { Notice, StoredRecord } from "@zhili/contracts";
import type { ReportMeta } from "@zhili/engine/reports";
import { NOTICES } from "../notices/open-notice.js";
import type { Unit } from "../unit/unit.js";

const NOT_YET = { "zh-CN": "（发布时填写）", en: "(filled in when it is posted)" } as const;

/** The days on which the notice that this report made of the record stands or stood; a word in their place before it is posted. */
export async function noticePeriod(unit: Unit, report: string, record: StoredRecord): Promise<NonNullable<ReportMeta["period"]>> {
  const found = await unit.tx.findOne(NOTICES, { report, "record.id": record.id }, { sort: [{ path: "openedAt", direction: "desc" }] });
  if (found === undefined) return { from: unit.today, to: unit.today, title: NOT_YET[unit.context.language] };
  const { openedAt, lastDay } = found as unknown as Notice;
  const from = unit.configuration.calendar.localDate(openedAt);
  return { from, to: lastDay ?? from };
}
