import type { StoredRecord } from "@zhili/contracts";
import type { Platform, RequestContext } from "./platform.js";
import { type Change, updateRecordIn } from "./records/update-record.js";
import { runUnit } from "./unit/run-unit.js";

/** Changes fields of a record that the person saw in one version. Throws RECORD_STALE, RECORD_NOT_EDITABLE, RECORD_INVALID, ACCESS_DENIED. */
export function updateRecord(platform: Platform, context: RequestContext, change: Change): Promise<StoredRecord> {
  return runUnit(platform, context, async (unit) => (await updateRecordIn(unit, change)).record);
}
