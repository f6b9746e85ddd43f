import { type Run, utc } from "../run/run.js";
import type { DueStep } from "./due-step.js";
import { clockWork, lookouts } from "./due-steps.js";
import { earlier, later } from "./moments.js";
import { settle } from "./settle.js";

/** Clock steps taken in one call at most; the rest waits for the next tick, which `nextAt` asks for at once. */
const MOST = 5000;

/** Does everything that is due by now, in order, each at its own moment, so that a late tick ends where punctual ones would have. */
export function catchUp(run: Run): void {
  const now = utc(run.context.now);
  let looked = lookedAt(run, now);
  for (let count = 0; ; count += 1) {
    const next = count < MOST ? earliest(run, looked, now) : undefined;
    if (next === undefined) {
      if (count >= MOST) return;
      run.moment = now;
      looked = now;
      settle(run);
      if (earliest(run, looked, now) === undefined) return;
      continue;
    }
    run.moment = later(next.at, looked);
    looked = run.moment;
    run.input = undefined;
    next.fire?.(run);
    settle(run);
  }
}

/** The moment until which timers and dates have been looked at: just before the next one asked for. */
function lookedAt({ snapshot }: Run, now: string): string {
  if (snapshot.nextAt === undefined || snapshot.nextAt > now) return now;
  return new Date(Date.parse(snapshot.nextAt) - 1).toISOString();
}

function earliest(run: Run, looked: string, now: string): DueStep | undefined {
  let best: DueStep | undefined;
  for (const step of [...clockWork(run), ...lookouts(run, looked)]) {
    if (step.at > now) continue;
    if (best === undefined || step.at < best.at || (step.at === best.at && step.rank < best.rank)) best = step;
  }
  return best;
}

/** The next moment at which a tick would do something, after everything due now is done. */
export function nextAt(run: Run): string | undefined {
  const moments = [...clockWork(run), ...lookouts(run, run.moment)].map(({ at }) => at);
  return moments.length === 0 ? undefined : moments.reduce((first, at) => earlier(first, at));
}
