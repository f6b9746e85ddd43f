import type { Store } from "@zhili/contracts";
import { openSqliteStore } from "./sqlite/open-sqlite-store.js";

export interface StoreConfig {
  /** Folder of the embedded store; not used when a MongoDB address is given. */
  readonly folder: string;
  readonly mongodbUri?: string;
}

/**
 * Opens the store that the configuration names: MongoDB when an address is given, else the embedded one in the folder.
 * The MongoDB driver is loaded only when it is needed.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  if (config.mongodbUri === undefined) return openSqliteStore({ folder: config.folder });
  const { openMongodbStore } = await import("./mongodb/index.js");
  return openMongodbStore({ uri: config.mongodbUri });
}
