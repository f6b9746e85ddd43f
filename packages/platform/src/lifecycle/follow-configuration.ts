import { compileInSlices } from "../configuration/compile-configuration.js";
import type { Platform } from "../platform.js";
import { packsInForce, readPacks } from "./revision.js";

/** Takes up what another process on the same store has published. Answers whether there was something. */
export async function followConfiguration(platform: Platform): Promise<boolean> {
  if (!platform.store.capabilities.multiProcess) return false;
  const hashes = await packsInForce(platform.store);
  const known = platform.configuration().packs.map(({ hash }) => hash);
  if (hashes === undefined || hashes.join() === known.join()) return false;
  platform.publish(await compileInSlices(await readPacks(platform.store, hashes), platform.registry));
  return true;
}
