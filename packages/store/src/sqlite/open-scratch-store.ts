import type { Store } from "@zhili/contracts";
import { takeMemory } from "./sqlite-files.js";
import { SqliteStore } from "./sqlite-store.js";

/** A store in memory for many trials one after another, each of which finds it empty. */
export interface ScratchStore extends Store {
  /** Removes every document; collections and indexes stay. */
  clear(): Promise<void>;
}

const UNIT_TIMEOUT_MS = 30_000;

export async function openScratchStore(): Promise<ScratchStore> {
  const store = new SqliteStore({ takeFiles: takeMemory, unitTimeoutMs: UNIT_TIMEOUT_MS });
  await store.open();
  return store;
}
