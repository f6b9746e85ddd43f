import type { ApprovalStanding } from "@zhili/contracts";
import type { CompiledTransition } from "../compile/index.js";
import type { MoveEvent } from "../events.js";

export interface ApprovalMove {
  readonly step: CompiledTransition;
  /** As it stands, or as it would open now. */
  readonly standing: ApprovalStanding;
  readonly event: MoveEvent;
}
