import type { JsonObject } from "@zhili/contracts";
import { useRef } from "react";
import { ApiError } from "../../api/problem.js";
import { createRecord, isWithheld, readRecord, takeTransition, updateRecord } from "../../api/records.js";
import type { Available, Receipt, RecordView } from "../../api/types.js";
import { useKept } from "./use-kept.js";

/** What came of confirming: done, still to be signed or filled in, or refused with the reason. */
export type Served =
  | { readonly kind: "done"; readonly record: RecordView }
  | { readonly kind: "asks"; readonly record: RecordView; readonly step: Available }
  | { readonly kind: "refused"; readonly reason: string };

/** One slip: its keys, the slip once it is made, and what was sent without an answer. */
interface Standing {
  readonly create: string;
  readonly confirm: string;
  readonly made?: { readonly id: string; readonly sent: string };
  readonly unanswered?: string;
}

/**
 * Makes the slip and confirms it. A slip that was made but could not be confirmed is changed by the next try, never made twice. What was
 * sent without an answer is sent again as it was, with the same keys, so it is done once however often it is tried.
 */
export function useServe(recordType: string, confirm: string | undefined, name: string) {
  const [kept, keep] = useKept<Standing>(`${name}/slip`, { create: crypto.randomUUID(), confirm: crypto.randomUUID() });
  const standing = useRef(kept);
  const set = (next: Standing) => {
    standing.current = next;
    keep(next);
  };

  /** The slip itself; a counter whose clerk may not read it says so. */
  const shown = (record: RecordView | Receipt) => (isWithheld(record) ? readRecord(recordType, record.id) : record);

  const slip = async (sent: string): Promise<RecordView> => {
    const { made, create } = standing.current;
    const data = JSON.parse(sent) as JsonObject;
    if (made === undefined) {
      const record = await createRecord(recordType, { data, idempotencyKey: create });
      set({ ...standing.current, made: { id: record.id, sent } });
      return shown(record);
    }
    const before = await readRecord(recordType, made.id);
    if (made.sent === sent) return before;
    const record = await updateRecord(recordType, made.id, before.version, data);
    set({ ...standing.current, made: { id: record.id, sent } });
    return shown(record);
  };

  const serve = async (data: JsonObject): Promise<Served> => {
    const again = standing.current.unanswered;
    const sent = again ?? JSON.stringify(data);
    try {
      const record = await slip(sent);
      if (confirm === undefined) return { kind: "done", record };
      const step = record.workflow?.transitions.find((one) => one.id === confirm);
      if (again === undefined && step !== undefined && !step.allowed) return { kind: "refused", reason: step.reason?.text ?? "" };
      if (step !== undefined && asksMore(step, record)) return { kind: "asks", record, step };
      const answer = await takeTransition(recordType, record.id, confirm, {}, standing.current.confirm);
      return { kind: "done", record: isWithheld(answer.record) ? record : answer.record };
    } catch (error) {
      const { unanswered: _answered, ...rest } = standing.current;
      const lost = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
      set(lost ? { ...rest, unanswered: sent } : rest);
      throw error;
    }
  };
  return { serve, unanswered: kept.unanswered !== undefined };
}

/** Something that the step requires is not on the slip yet. */
function asksMore(step: Available, record: RecordView): boolean {
  const lacking = (step.form?.required ?? step.form?.schema.required ?? []).some((field) => record.data[field] === undefined || record.data[field] === "");
  return lacking || step.comment === "required" || step.decision === true || step.signature === true;
}
