import { recoverUpgrade, upgradeIsLeft } from "../moves/recover-upgrade.js";
import { deliverOutbox, outboxIsDue } from "../outbox/deliver-outbox.js";
import type { Platform } from "../platform.js";
import { runSchedules } from "../schedules/run-schedules.js";
import { nextTick, tick } from "../tick.js";
import { cleanUp } from "./clean-up.js";

/** Work of the clock. Each run must be safe to repeat and to do in several processes at once; the lease only spares double work. */
export interface Job {
  readonly name: string;
  /** Milliseconds between the end of one run and the next. */
  readonly wait: number;
  /** Is there anything to do? Asked before the lease is taken, without writing. */
  due?(platform: Platform): Promise<boolean>;
  /** Answers how many things were done. */
  run(platform: Platform): Promise<number>;
}

export const PLATFORM_JOBS: readonly Job[] = [
  {
    name: "deadlines",
    wait: 1_000,
    due: async (platform) => ((await nextTick(platform)) ?? "9999") <= platform.clock.now().toISOString(),
    run: (platform) => tick(platform),
  },
  { name: "outbox", wait: 0, due: outboxIsDue, run: (platform) => deliverOutbox(platform) },
  { name: "schedules", wait: 60_000, run: runSchedules },
  { name: "upgrades", wait: 5_000, due: upgradeIsLeft, run: recoverUpgrade },
  { name: "clean-up", wait: 600_000, run: cleanUp },
];
