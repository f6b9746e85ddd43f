import type { JsonObject } from "@zhili/contracts";

export const RUNS = "schedule-runs";
/** Up to which moment each schedule was looked at. */
export const MARKS = "schedule-marks";

/** What one occurrence is to make, and for whom. */
export interface RunRequest {
  /** `pack:id` of the schedule. */
  readonly schedule: string;
  readonly day: string;
  /** Id of the org unit or record that it is for; empty for one in all. */
  readonly for: string;
  readonly slot?: string;
}

/** One record that a schedule made or has to make. The id is the unique name of occurrence, target and slot. */
export interface ScheduleRun extends RunRequest {
  readonly id: string;
  readonly status: "waiting" | "held" | "missed" | "held-late" | "gone" | "failed";
  readonly occurrence: string;
  readonly record?: { readonly type: string; readonly id: string };
  readonly dueAt?: string;
  /** Ids of reminders sent. */
  readonly reminded: readonly string[];
  /** Looked at next; absent when nothing is to come. */
  readonly nextAt?: string;
  readonly attempts?: number;
  readonly reason?: string;
}

export function runId({ schedule, day, for: target, slot }: RunRequest): string {
  return [schedule, day, target, slot ?? ""].join("/");
}

export function runDocument(run: ScheduleRun): JsonObject & { id: string } {
  return JSON.parse(JSON.stringify(run)) as JsonObject & { id: string };
}
