import type { JsonObject } from "@zhili/contracts";
import { useState } from "react";
import { createRecord, takeTransition, updateRecord } from "../../api/records.js";
import type { Available, RecordView } from "../../api/types.js";

/** What came of confirming: done, still to be signed or filled in, or refused with the reason. */
export type Served =
  | { readonly kind: "done"; readonly record: RecordView }
  | { readonly kind: "asks"; readonly record: RecordView; readonly step: Available }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Makes the slip and confirms it. A slip that was made but could not be confirmed is changed by the next try, never made twice;
 * a double click is the same slip by its key.
 */
export function useServe(recordType: string, confirm: string | undefined) {
  const [made, setMade] = useState<{ readonly record: RecordView; readonly sent: string }>();
  const [keys] = useState(() => ({ create: crypto.randomUUID() }));

  const slip = async (data: JsonObject): Promise<RecordView> => {
    const sent = JSON.stringify(data);
    if (made !== undefined && made.sent === sent) return made.record;
    const record =
      made === undefined
        ? await createRecord(recordType, { data, idempotencyKey: keys.create })
        : await updateRecord(recordType, made.record.id, made.record.version, data);
    setMade({ record, sent });
    return record;
  };

  return async (data: JsonObject): Promise<Served> => {
    const record = await slip(data);
    if (confirm === undefined) return { kind: "done", record };
    const step = record.workflow?.transitions.find((one) => one.id === confirm);
    if (step !== undefined && !step.allowed) return { kind: "refused", reason: step.reason?.text ?? "" };
    if (step !== undefined && asksMore(step)) return { kind: "asks", record, step };
    const answer = await takeTransition(recordType, record.id, confirm, {}, crypto.randomUUID());
    return { kind: "done", record: answer.record };
  };
}

function asksMore(step: Available): boolean {
  return Object.keys(step.form?.schema.properties ?? {}).length > 0 || step.comment === "required" || step.decision === true || step.signature === true;
}
