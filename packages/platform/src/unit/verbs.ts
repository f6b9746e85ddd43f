import type { WorkflowEvent } from "@zhili/engine/workflow";
import type { NewRecord } from "../records/new-record.js";
import type { WorkingRecord } from "./record-shelf.js";
import type { Unit } from "./unit.js";

/** Use cases that effects call inside a unit; the platform puts them together, so that effects and use cases need not import each other. */
export interface UnitVerbs {
  createRecord(unit: Unit, request: NewRecord): Promise<WorkingRecord>;
  transition(unit: Unit, type: string, id: string, event: WorkflowEvent, options: { optional?: boolean; comment?: string }): Promise<WorkingRecord>;
  evaluateScore(unit: Unit, request: { scorecard: string; subject: string; period?: string }): Promise<void>;
}
