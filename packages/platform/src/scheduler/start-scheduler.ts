import { randomUUID } from "node:crypto";
import { followConfiguration } from "../lifecycle/follow-configuration.js";
import type { Platform } from "../platform.js";
import { type Job, PLATFORM_JOBS } from "./job.js";
import { type Lease, returnLease, takeLease } from "./lease.js";

const LEASE_MS = 300_000;

export interface SchedulerOptions {
  readonly jobs?: readonly Job[];
  /** Milliseconds between two looks at the clock; 1000 when absent, and none at all when 0 (then only `runOnce` works). */
  readonly every?: number;
  /** Hears of jobs that failed; they are tried again at their next turn. */
  onError?(job: string, error: unknown): void;
}

export interface Scheduler {
  /**
   * Takes up a configuration that another process published, then does every job whose turn it is and that nobody else holds; answers what
   * was done, by job.
   */
  runOnce(): Promise<Readonly<Record<string, number>>>;
  /** Ends after the work under way. */
  stop(): Promise<void>;
}

/** Starts the work of the clock. Any number of schedulers may run on one store: a job has one holder at a time. */
export function startScheduler(platform: Platform, options: SchedulerOptions = {}): Scheduler {
  const holder = randomUUID();
  const jobs = options.jobs ?? PLATFORM_JOBS;
  const every = options.every ?? 1_000;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const runJob = async (job: Job): Promise<number | undefined> => {
    if (job.due !== undefined && !(await job.due(platform))) return undefined;
    const lease: Lease = { name: `job:${job.name}`, holder };
    if ((await takeLease(platform, lease, LEASE_MS)) === undefined) return undefined;
    try {
      return await job.run(platform);
    } finally {
      await returnLease(platform, lease, job.wait);
    }
  };

  const runOnce = async (): Promise<Record<string, number>> => {
    const done: Record<string, number> = {};
    await followConfiguration(platform).catch((error: unknown) => options.onError?.("configuration", error));
    for (const job of jobs) {
      if (stopped) break;
      try {
        const count = await runJob(job);
        if (count !== undefined) done[job.name] = count;
      } catch (error) {
        options.onError?.(job.name, error);
      }
    }
    return done;
  };

  const wait = (): void => {
    if (stopped || every === 0) return;
    timer = setTimeout(() => {
      underWay = runOnce().finally(wait);
    }, every);
    timer.unref();
  };
  wait();

  return {
    runOnce,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
