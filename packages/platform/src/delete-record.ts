import type { Platform, RequestContext } from "./platform.js";
import { type Deletion, deleteRecordIn } from "./records/delete-record.js";
import { runUnit } from "./unit/run-unit.js";

/** Deletes a record on which nothing rests. Throws ACCESS_DENIED, RECORD_STALE, RECORD_REFERENCED, RECORD_IN_LEDGER, RECORD_MADE_PUBLIC. */
export function deleteRecord(platform: Platform, context: RequestContext, request: Deletion): Promise<void> {
  return runUnit(platform, context, (unit) => deleteRecordIn(unit, request));
}
