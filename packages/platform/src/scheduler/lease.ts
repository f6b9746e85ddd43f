import { type JsonObject, ZhiliError } from "@zhili/contracts";
import type { Platform } from "../platform.js";

const LEASES = "leases";

export interface Lease {
  readonly name: string;
  readonly holder: string;
}

/**
 * Takes the lease when nobody holds it and its turn has come (`nextAt`); it ends by itself after the time, so that a process that dies
 * holds nothing for long. Answers nothing when it is taken.
 */
export async function takeLease(platform: Platform, lease: Lease, milliseconds: number): Promise<JsonObject | undefined> {
  const now = platform.clock.now();
  const until = new Date(now.getTime() + milliseconds).toISOString();
  const iso = now.toISOString();
  try {
    return await platform.store.withTransaction(async (tx) => {
      const free = { id: lease.name, until: { $lte: iso }, nextAt: { $lte: iso } };
      const taken = await tx.findOneAndUpdate(LEASES, free, { $set: { holder: lease.holder, until } }, { returns: "after" });
      if (taken !== undefined) return taken;
      if ((await tx.get(LEASES, lease.name)) !== undefined) return undefined;
      const made = { id: lease.name, holder: lease.holder, until, nextAt: iso };
      await tx.insertOne(LEASES, made);
      return made;
    });
  } catch (error) {
    if (error instanceof ZhiliError && error.code === "STORE_DUPLICATE_KEY") return undefined;
    throw error;
  }
}

/** Gives the lease back; the next turn comes after the wait. Nothing happens when somebody else has it by now. */
export async function returnLease(platform: Platform, lease: Lease, wait: number): Promise<void> {
  const now = platform.clock.now();
  const nextAt = new Date(now.getTime() + wait).toISOString();
  await platform.store.withTransaction((tx) => tx.updateOne(LEASES, { id: lease.name, holder: lease.holder }, { $set: { until: now.toISOString(), nextAt } }));
}
