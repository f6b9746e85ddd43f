import type { Clock } from "@zhili/contracts";

/** A clock that stands still until it is told; for cases, rehearsals and tests. */
export interface SimulatedClock extends Clock {
  set(moment: Date): void;
}

export function simulatedClock(start: Date): SimulatedClock {
  let moment = start;
  return {
    now: () => moment,
    set(next) {
      moment = next;
    },
  };
}
