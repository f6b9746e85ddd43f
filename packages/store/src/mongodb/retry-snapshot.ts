import { setTimeout as pause } from "node:timers/promises";
import { MongoServerError } from "mongodb";

const SNAPSHOT_UNAVAILABLE = 246;
const TRIES = 6;
const FIRST_PAUSE_MS = 10;

/** A read at a snapshot is refused for a moment while an index or a collection is being made; it is tried again a few times. */
export async function retryUnavailableSnapshot<T>(read: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await read();
    } catch (error) {
      if (tried >= TRIES || !(error instanceof MongoServerError) || error.code !== SNAPSHOT_UNAVAILABLE) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** tried);
    }
  }
}
