import { compileInSlices } from "../configuration/compile-configuration.js";
import type { Configuration } from "../configuration/configuration.js";
import { readPacks } from "../lifecycle/revision.js";
import type { Platform } from "../platform.js";

/** A configuration of the store, by the hashes of its packs. */
export async function readConfiguration(platform: Platform, packs: readonly string[]): Promise<Configuration> {
  return compileInSlices(await readPacks(platform.store, packs), platform.registry);
}
