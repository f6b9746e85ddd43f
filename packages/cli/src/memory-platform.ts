import { createPlatform, createVault, type Platform } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { dataPlace } from "./open-data.js";
import { openPlugins } from "./open-plugins.js";

/** A platform in memory with the plugins of the program and the data folder, for commands that only check; close its store when done. */
export async function memoryPlatform(): Promise<Platform> {
  const { registry } = await openPlugins(dataPlace().folder);
  return createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(1)), registry });
}
