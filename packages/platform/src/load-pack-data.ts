import { loadFixtures } from "./fixtures/load-fixtures.js";
import { markSamples } from "./fixtures/samples-mark.js";
import type { Platform } from "./platform.js";

const COLLECTION = "configuration";
const MARK = "loading";

export interface PackDataOptions {
  /** Samples are left out when false. */
  readonly samples?: boolean;
}

export type LoadProgress = (text: string, done: number, of: number) => void;

/** Remembers that what these packs bring along is still to be loaded: a load that was cut off is finished by the next one. */
export async function rememberPackData(platform: Platform, packs: readonly string[], options: PackDataOptions = {}): Promise<void> {
  await platform.store.withTransaction((tx) =>
    tx.updateOne(COLLECTION, { id: MARK }, { $set: { packs: [...packs], samples: options.samples !== false } }, { upsert: true }),
  );
}

/** Loads what is remembered; false when there was nothing to do. Throws FIXTURE_BROKEN. */
export async function finishPackData(platform: Platform, progress?: LoadProgress): Promise<boolean> {
  const mark = await platform.store.get(COLLECTION, MARK);
  if (mark === undefined) return false;
  const wanted = (mark.packs ?? []) as string[];
  for (const pack of platform.configuration().packs) {
    if (!wanted.includes(pack.manifest.id)) continue;
    await loadFixtures(platform, pack, { samples: mark.samples === true, ...(progress === undefined ? {} : { progress }) });
  }
  await platform.store.withTransaction(async (tx) => {
    if (mark.samples === true) await markSamples(tx);
    await tx.deleteOne(COLLECTION, { id: MARK });
  });
  return true;
}
