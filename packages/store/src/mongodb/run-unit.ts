import type { StoreTransaction } from "@zhili/contracts";
import type { ClientSession, MongoClient, TransactionOptions } from "mongodb";
import { StoreUnavailable } from "../errors.js";
import { withinTime } from "../sqlite/within-time.js";
import { NotYourTurn } from "./not-your-turn.js";
import { isRefusal, storeError } from "./server-errors.js";
import { Unit } from "./unit.js";
import type { UnitAccess } from "./unit-access.js";
import type { WriteTurns } from "./write-turns.js";

const OPTIONS: TransactionOptions = { readConcern: { level: "snapshot" }, writeConcern: { w: "majority", journal: true }, readPreference: "primary" };
/** A unit waits less long for its turn than units may run, so that one that waits for its own maker fails first. */
const LONGEST_WAIT = 0.75;

/** What a unit needs to run. */
export interface UnitPlace {
  readonly client: MongoClient;
  readonly turns: WriteTurns;
  /** Longest that one unit may take with all its tries, in milliseconds; waiting for its turn apart. */
  readonly timeoutMs: number;
  /** `mayWrite` is asked before the first write: false ends the try, and the unit runs again when its turn has come. */
  accessOf(session: ClientSession, mayWrite: () => boolean): UnitAccess;
}

/**
 * Runs work in a transaction of its own: again from the start after a write conflict, and the commit alone again when its outcome is
 * not known. Units that only read run beside all others; one that writes goes on when nobody else has written since it began, and
 * otherwise starts again in its turn. Takes too long: STORE_UNAVAILABLE.
 */
export async function runUnit<T>(place: UnitPlace, work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
  const { client, turns, timeoutMs, accessOf } = place;
  const late = () => StoreUnavailable({ facts: { reason: `a unit of work did not end within ${timeoutMs} ms (does it wait for another unit?)` } });
  const session = client.startSession({ causalConsistency: false });
  let hasTurn = false;
  const run = () => {
    const until = performance.now() + timeoutMs;
    return session.withTransaction(async () => {
      const left = until - performance.now();
      if (left <= 0) throw late();
      const seen = turns.ended;
      const mayWrite = () => {
        hasTurn ||= turns.ended === seen && turns.takeNow();
        return hasTurn;
      };
      return attempt(accessOf(session, mayWrite), work, left, late);
    }, OPTIONS);
  };
  try {
    return await run().catch(async (error: unknown) => {
      if (!(error instanceof NotYourTurn)) throw error;
      await turns.take(timeoutMs * LONGEST_WAIT, late);
      hasTurn = true;
      return run();
    });
  } catch (error) {
    throw storeError(error);
  } finally {
    if (hasTurn) turns.leave();
    await session.endSession();
  }
}

/**
 * One try. A unit that was spoiled by anything but its own data fails with the driver's own error, whose labels say whether to try again,
 * whatever the work made of it; a document that was refused is told in the words of the work.
 */
async function attempt<T>(access: UnitAccess, work: (transaction: StoreTransaction) => Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  try {
    const value = await withinTime(work(new Unit(access)), milliseconds, late);
    await access.end();
    if (access.spoiled !== undefined) throw access.spoiled;
    return value;
  } catch (error) {
    await access.end();
    throw access.spoiled === undefined || isRefusal(access.spoiled) ? error : access.spoiled;
  }
}
