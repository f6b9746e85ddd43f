import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createPlatform, installPacks, openVault, type Platform } from "@zhili/platform";
import { openStore } from "@zhili/store";
import { givePasswords } from "./give-passwords.js";
import type { ServerPlace } from "./start-server.js";

const TEMPLATES = fileURLToPath(new URL("../../templates/", import.meta.url));

/** Folders of the packs that the program comes with. */
export function shippedPacks(): string[] {
  return readdirSync(TEMPLATES).map((name) => `${TEMPLATES}${name}`);
}

export interface Preparation {
  /** Folders of packs that are installed beside the shipped ones. */
  readonly packs?: readonly string[];
  /** Leaves the shipped packs' sample data out. */
  readonly withoutSamples?: boolean;
  /** People of the packs who sign in. */
  readonly people: readonly string[];
  /** Whatever else has to be there. */
  readonly more?: (platform: Platform) => Promise<void>;
}

/** Makes the data that a journey begins with, before any server runs on it: packs, samples, people with passwords. */
export async function prepareData(place: ServerPlace, { packs = [], people, withoutSamples = false, more }: Preparation): Promise<void> {
  const store = await openStore({ folder: place.folder, ...(place.mongodbUri === undefined ? {} : { mongodbUri: place.mongodbUri }) });
  try {
    const platform = await createPlatform({ store, vault: await openVault(place.folder), folder: place.folder });
    await installPacks(platform, [...shippedPacks(), ...packs], { samples: !withoutSamples });
    await givePasswords(platform, people);
    await more?.(platform);
  } finally {
    await store.close();
  }
}
