import { setImmediate as breathe } from "node:timers/promises";
import type { Steps } from "@zhili/contracts";

/** No longer than this at a time, as far as the steps are short. */
const SLICE_MS = 8;

/** Carries out long work so that requests which come in meanwhile are answered between its steps. */
export async function inSlices<T>(work: Steps<T>): Promise<T> {
  for (;;) {
    const started = performance.now();
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() - started < SLICE_MS);
    await breathe();
  }
}
