import type { StoredRecord } from "@zhili/contracts";
import type { WorkflowEvent } from "@zhili/engine/workflow";
import { requireRight } from "./access/require-right.js";
import { RecordStale } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { staleDifference } from "./records/stale-difference.js";
import { once } from "./unit/once.js";
import { runUnit } from "./unit/run-unit.js";
import { transitionIn } from "./workflows/transition-record.js";

export interface Step {
  readonly type: string;
  readonly id: string;
  /** What the person asks for: take, check or move. */
  readonly event: Extract<WorkflowEvent, { type: "take" | "check" | "move" }>;
  /** Version that the person saw; any when absent. */
  readonly version?: number;
}

/** Moves a record along its workflow, with everything that follows from it. Throws WORKFLOW_*, TRANSITION_REFUSED, RECORD_STALE, ACCESS_DENIED, LEDGER_*. */
export function takeTransition(platform: Platform, context: RequestContext, step: Step): Promise<StoredRecord> {
  return runUnit(platform, context, async (unit) => {
    await once(unit, { useCase: "take-transition", request: step }, async () => {
      if (step.version !== undefined) {
        const working = await unit.records.get(step.type, step.id);
        requireRight(unit, "read", working.type, working.record);
        const { version } = working.record;
        if (version !== step.version) {
          const difference = await staleDifference(unit, working, {}, step.version);
          throw RecordStale({ facts: { type: step.type, id: step.id, expected: step.version, actual: version, difference } });
        }
      }
      await transitionIn(unit, step.type, step.id, step.event, {});
      return true;
    });
    return (await unit.records.get(step.type, step.id)).record;
  });
}
