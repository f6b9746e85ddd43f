import type { Store } from "@zhili/contracts";

export interface MongodbOptions {
  /** `mongodb://…` or `mongodb+srv://…` of a replica set, version 6.0 or later. */
  readonly uri: string;
  /** Else the one in the address, else `zhili`. */
  readonly databaseName?: string;
  /** Longest that one unit of work may take with all its tries, in milliseconds; 30,000 when absent. */
  readonly unitTimeoutMs?: number;
}

const UNIT_TIMEOUT_MS = 30_000;

/**
 * Opens the MongoDB store; several servers may use one database at once. Throws STORE_NO_TRANSACTIONS { reason } when the server is not a
 * member of a replica set, STORE_UNAVAILABLE { reason } when it cannot be reached, STORE_FORMAT_NEWER when a newer program wrote the data.
 * The driver is loaded here, so that who only uses the embedded store never loads it.
 */
export async function openMongodbStore(options: MongodbOptions): Promise<Store> {
  const databaseName = options.databaseName ?? databaseIn(options.uri) ?? "zhili";
  const { MongodbStore } = await import("./mongodb-store.js");
  const store = new MongodbStore({ uri: options.uri, databaseName, unitTimeoutMs: options.unitTimeoutMs ?? UNIT_TIMEOUT_MS });
  await store.open();
  return store;
}

function databaseIn(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}
