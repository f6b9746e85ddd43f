import type { Store } from "@zhili/contracts";
import { afterEach } from "vitest";
import { openMongodbStore } from "../../src/mongodb/index.js";
import { type MongoDouble, type MongoDoubleOptions, startMongoDouble } from "./double/index.js";

const leaving: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave();
});

/** A double that stops after the test. */
export async function aDouble(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
  const double = await startMongoDouble(options);
  leaving.push(() => double.close());
  return double;
}

/** A store over the double that closes after the test. */
export async function aStoreOn(double: MongoDouble, unitTimeoutMs = 10_000): Promise<Store> {
  const store = await openMongodbStore({ uri: double.uri, unitTimeoutMs });
  leaving.push(() => store.close());
  return store;
}
