import { createHash } from "node:crypto";
import type { StoreReader, StoreTransaction } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { AccountLocked } from "./errors.js";

export const ATTEMPTS = "sign-in-attempts";
export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 30;
const LOCK_MS = LOCK_MINUTES * 60_000;

/** Attempts are kept by name, whether there is such an account or not, so that a lock tells nothing about it. */
function idOf(usernameFolded: string): string {
  return createHash("sha256").update(usernameFolded).digest("base64url");
}

/**
 * Counts an attempt before the password is looked at, so that guesses at the same time are counted too. Answers true when this one
 * locks the name, should it fail. Throws IDENTITY_LOCKED { minutes }.
 */
export async function countAttempt(platform: Platform, usernameFolded: string): Promise<boolean> {
  const now = platform.clock.now();
  const id = idOf(usernameFolded);
  return platform.store.withTransaction(async (tx) => {
    const known = await tx.get(ATTEMPTS, id);
    const until = typeof known?.until === "string" && known.until > now.toISOString() ? known.until : undefined;
    const failures = until === undefined ? 0 : Number(known?.failures ?? 0);
    if (until !== undefined && failures >= MOST_FAILURES) {
      throw AccountLocked({ facts: { minutes: Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 60_000)) } });
    }
    await tx.updateOne(ATTEMPTS, { id }, { $set: { failures: failures + 1, until: new Date(now.getTime() + LOCK_MS).toISOString() } }, { upsert: true });
    return failures + 1 >= MOST_FAILURES;
  });
}

/** After a right password, or when an administrator sets a new one. */
export async function clearAttempts(tx: StoreTransaction, usernameFolded: string): Promise<void> {
  await tx.deleteOne(ATTEMPTS, { id: idOf(usernameFolded) });
}

/** Until when each of the names is locked; those that are not are left out. */
export async function locksOf(reader: StoreReader, usernamesFolded: readonly string[], now: string): Promise<ReadonlyMap<string, string>> {
  const nameOf = new Map(usernamesFolded.map((name) => [idOf(name), name]));
  const locks = new Map<string, string>();
  for (const { id, failures, until } of await reader.getMany(ATTEMPTS, [...nameOf.keys()])) {
    if (Number(failures ?? 0) >= MOST_FAILURES && typeof until === "string" && until > now) locks.set(nameOf.get(id) ?? "", until);
  }
  return locks;
}
