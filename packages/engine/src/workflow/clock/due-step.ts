import type { Run } from "../run/run.js";

/** Something that the clock will do, or look at, at a moment. */
export interface DueStep {
  readonly at: string;
  /** Order among those of one moment. */
  readonly rank: number;
  /** Absent for a moment at which timers and guards are only looked at. */
  readonly fire?: (run: Run) => void;
}
