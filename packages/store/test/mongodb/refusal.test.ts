import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { openMongodbStore } from "../../src/mongodb/index.js";
import { refusal } from "../contract/fresh-store.js";
import { aDouble, aStoreOn } from "./over-double.js";

const SECRET = "s3cr3t-pass";

describe("opening", () => {
  it("a server that runs alone is refused with the reason", async () => {
    const { uri } = await aDouble({ standalone: true });
    const facts = await refusal("STORE_NO_TRANSACTIONS", () => openMongodbStore({ uri }));
    expect(facts.reason).toContain("replica set");
  });

  it("so is one whose address claims a replica set", async () => {
    const { uri } = await aDouble({ standalone: true });
    const facts = await refusal("STORE_NO_TRANSACTIONS", () => openMongodbStore({ uri: `${uri}?replicaSet=rs0&serverSelectionTimeoutMS=300` }));
    expect(facts.reason).toContain("replica set");
  });

  it("a server of before 6.0 is refused", async () => {
    const { uri } = await aDouble({ wireVersion: 13 });
    const facts = await refusal("STORE_NOT_SUPPORTED", () => openMongodbStore({ uri }));
    expect(facts.operation).toContain("6.0");
  });

  it("an address where nobody answers is refused", async () => {
    const double = await aDouble();
    await double.close();
    await refusal("STORE_UNAVAILABLE", () => openMongodbStore({ uri: `${double.uri}&serverSelectionTimeoutMS=300` }));
  });

  it.each([
    `mongodb://user:${SECRET}@127.0.0.1:1/zhili?replicaSet=rs0&serverSelectionTimeoutMS=200`,
    `mongodb://user:${SECRET}@127.0.0.1:1/zhili?replicaSet=rs0&noSuchOption=1`,
    `mongodb://user:${SECRET}@/zhili`,
    `mongodb://user:${SECRET}@a b:27017/zhili?serverSelectionTimeoutMS=200`,
    `postgres://user:${SECRET}@127.0.0.1/zhili`,
    `user:${SECRET}@127.0.0.1`,
  ])("no error shows the password: %#", async (uri) => {
    const error = await openMongodbStore({ uri }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(inspect(error, { depth: 8 })).not.toContain(SECRET);
  });

  it("health names the replica set and its members", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double);
    expect((await store.health()).detail).toBe(`replica set rs0 (127.0.0.1:${double.port}), database zhili`);
  });

  it("a database that a newer program wrote is refused", async () => {
    const { uri } = await aDouble();
    const store = await openMongodbStore({ uri });
    await store.close();
    const { MongoClient } = await import("mongodb");
    const client = new MongoClient(uri);
    await client
      .db()
      .collection<{ _id: string; number: number }>("_zhili")
      .updateOne({ _id: "format" }, { $set: { number: 99 } });
    await client.close();
    expect(await refusal("STORE_FORMAT_NEWER", () => openMongodbStore({ uri }))).toMatchObject({ found: 99 });
  });
});
