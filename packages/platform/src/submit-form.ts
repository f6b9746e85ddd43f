import type { StoredRecord } from "@zhili/contracts";
import type { Platform, RequestContext } from "./platform.js";
import { createRecordIn } from "./records/create-record.js";
import type { NewRecord } from "./records/new-record.js";
import { once } from "./unit/once.js";
import { runUnit } from "./unit/run-unit.js";

/** Makes a record from what a person sent. Throws RECORD_INVALID, ACCESS_DENIED, ORG_UNIT_*, WORKFLOW_*, IDEMPOTENCY_KEY_REUSED. */
export function submitForm(platform: Platform, context: RequestContext, submission: NewRecord): Promise<StoredRecord> {
  return runUnit(platform, context, async (unit) => {
    const id = await once(unit, { useCase: "submit-form", request: submission }, async () => (await createRecordIn(unit, submission)).record.id);
    return (await unit.records.get(submission.type, id)).record;
  });
}
