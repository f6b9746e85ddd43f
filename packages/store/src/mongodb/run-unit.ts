import type { StoreTransaction } from "@zhili/contracts";
import type { MongoClient, TransactionOptions } from "mongodb";
import { StoreUnavailable } from "../errors.js";
import { withinTime } from "../sqlite/within-time.js";
import { storeError } from "./server-errors.js";
import { Unit } from "./unit.js";
import type { UnitAccess } from "./unit-access.js";

const OPTIONS: TransactionOptions = { readConcern: { level: "snapshot" }, writeConcern: { w: "majority", journal: true }, readPreference: "primary" };

/**
 * Runs work in a transaction of its own: again from the start after a write conflict, and the commit alone again when its outcome is
 * not known. All tries together take at most so long; then STORE_UNAVAILABLE.
 */
export async function runUnit<T>(
  client: MongoClient,
  accessOf: (session: UnitAccess["session"]) => UnitAccess,
  work: (transaction: StoreTransaction) => Promise<T>,
  timeoutMs: number,
): Promise<T> {
  const until = performance.now() + timeoutMs;
  const late = () => StoreUnavailable({ facts: { reason: `a unit of work did not end within ${timeoutMs} ms (does it wait for another unit?)` } });
  const session = client.startSession({ causalConsistency: false });
  try {
    return await session.withTransaction(async () => {
      const left = until - performance.now();
      if (left <= 0) throw late();
      return attempt(accessOf(session), work, left, late);
    }, OPTIONS);
  } catch (error) {
    throw storeError(error);
  } finally {
    await session.endSession();
  }
}

/** One try. A spoiled unit fails with the driver's own error, whose labels say whether to try again, whatever the work made of it. */
async function attempt<T>(access: UnitAccess, work: (transaction: StoreTransaction) => Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  try {
    const value = await withinTime(work(new Unit(access)), milliseconds, late);
    await access.end();
    if (access.spoiled !== undefined) throw access.spoiled;
    return value;
  } catch (error) {
    await access.end();
    throw access.spoiled ?? error;
  }
}
