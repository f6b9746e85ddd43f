import { afterAll, beforeAll } from "vitest";
import { openMongodbStore } from "../../src/mongodb/index.js";
import { describeStoreContract } from "../contract/store-contract.js";
import { type MongoDouble, startMongoDouble } from "./double/index.js";

let double: MongoDouble | undefined;
let opened = 0;

beforeAll(async () => {
  double = await startMongoDouble();
});
afterAll(async () => {
  await double?.close();
});

describeStoreContract("MongoDB's driver over the double", async () => {
  if (double === undefined) throw new Error("the double has not started");
  const store = await openMongodbStore({ uri: double.uri, databaseName: `contract-${++opened}` });
  return { store, dispose: () => store.close() };
});
