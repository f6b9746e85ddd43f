import { createPlatform, createVault, type Platform } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";

/** A platform in memory, for commands that only check; close its store when done. */
export async function memoryPlatform(): Promise<Platform> {
  return createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(1)) });
}
