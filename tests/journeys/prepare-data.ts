import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createPlatform, ensureIndexes, installPacks, openVault, type Platform, restoreConfiguration } from "@zhili/platform";
import { openSqliteStore, openStore } from "@zhili/store";
import { givePasswords } from "./give-passwords.js";
import type { ServerPlace } from "./start-server.js";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Folders of the packs that the program comes with. */
export function shippedPacks(names: readonly string[] = readdirSync(TEMPLATES)): string[] {
  return names.map((name) => `${TEMPLATES}${name}`);
}

export interface Preparation {
  /** Folders of packs that are installed beside the shipped ones. */
  readonly packs?: readonly string[];
  /** Names of the shipped packs that are wanted; all when absent. */
  readonly shipped?: readonly string[];
  /** Leaves the shipped packs' sample data out. */
  readonly withoutSamples?: boolean;
  /** People of the packs who sign in. */
  readonly people: readonly string[];
}

/**
 * Makes the data that a journey begins with, before any server runs on it: packs, samples, people with passwords. It is made in an
 * embedded store; for a database it is exported from there and imported, as a county does that outgrows one machine.
 */
export async function prepareData({ folder, mongodbUri }: ServerPlace, preparation: Preparation): Promise<void> {
  const store = await openSqliteStore({ folder: mongodbUri === undefined ? folder : join(folder, "embedded") });
  try {
    await fill(await createPlatform({ store, vault: await openVault(folder), folder }), preparation);
    if (mongodbUri === undefined) return;
    const database = await openStore({ folder, mongodbUri });
    try {
      await database.importNdjson(store.exportNdjson());
      const platform = await createPlatform({ store: database, vault: await openVault(folder), folder });
      await restoreConfiguration(platform);
      await ensureIndexes(platform);
    } finally {
      await database.close();
    }
  } finally {
    await store.close();
  }
}

async function fill(platform: Platform, { packs = [], shipped, people, withoutSamples = false }: Preparation): Promise<void> {
  await installPacks(platform, [...shippedPacks(shipped), ...packs], { samples: !withoutSamples });
  await givePasswords(platform, people);
}
