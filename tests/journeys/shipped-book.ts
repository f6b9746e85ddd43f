import { createPlatform, createVault, installPacks } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import { shippedPacks } from "./prepare-data.js";
import type { Book } from "./story.js";

/** The configuration of the packs that the program comes with. */
export async function shippedBook(): Promise<Book> {
  const store = await openSqliteStore({ memory: true });
  const platform = await createPlatform({ store, vault: createVault(new Uint8Array(32)) });
  await installPacks(platform, shippedPacks(), { samples: false });
  await store.close();
  return { configuration: platform.configuration(), registry: platform.registry };
}
