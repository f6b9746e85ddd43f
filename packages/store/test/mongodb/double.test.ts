import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type ClientSession, type Collection, type Document, MongoClient } from "mongodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MongoDouble, startMongoDouble } from "./double/index.js";

interface Item extends Document {
  _id: string;
}

let double: MongoDouble;
let client: MongoClient;
let items: Collection<Item>;
beforeEach(async () => {
  double = await startMongoDouble();
  client = new MongoClient(double.uri);
  await client.db().createCollection("items");
  items = client.db().collection<Item>("items");
});
afterEach(async () => {
  await client.close();
  await double.close();
});

async function inTwo(work: (first: ClientSession, second: ClientSession) => Promise<void>): Promise<void> {
  const [first, second] = [client.startSession(), client.startSession()];
  for (const session of [first, second]) session.startTransaction({ readConcern: { level: "snapshot" } });
  await work(first, second);
  await Promise.all([first.endSession(), second.endSession()]);
}

const conflict = { code: 112, codeName: "WriteConflict", errorLabels: ["TransientTransactionError"] };

describe("the double as a server", () => {
  it("shows a transaction the moment of its first command and its own writes, and others nothing before the commit", async () => {
    await items.insertOne({ _id: "a", n: 1 });
    await inTwo(async (first, second) => {
      expect(await items.findOne({ _id: "a" }, { session: first })).toMatchObject({ n: 1 });
      await items.updateOne({ _id: "a" }, { $set: { n: 2 } }, { session: second });
      await items.insertOne({ _id: "b" }, { session: second });
      expect(await items.findOne({ _id: "a" }, { session: second })).toMatchObject({ n: 2 });
      expect(await items.countDocuments({})).toBe(1);
      await second.commitTransaction();
      expect(await items.findOne({ _id: "a" }, { session: first })).toMatchObject({ n: 1 });
      expect(await items.countDocuments({}, { session: first })).toBe(1);
      await first.abortTransaction();
      expect(await items.countDocuments({})).toBe(2);
    });
  });

  it("refuses a write of what another has pending, or has committed since, and ends the transaction there", async () => {
    await items.insertOne({ _id: "a", n: 1 });
    await inTwo(async (first, second) => {
      await items.findOne({ _id: "a" }, { session: second });
      await items.updateOne({ _id: "a" }, { $inc: { n: 1 } }, { session: first });
      await expect(items.updateOne({ _id: "a" }, { $inc: { n: 1 } }, { session: second })).rejects.toMatchObject(conflict);
      await expect(items.findOne({ _id: "a" }, { session: second })).rejects.toMatchObject({ code: 251 });
      await first.commitTransaction();
    });
    await inTwo(async (first, second) => {
      await items.findOne({ _id: "a" }, { session: second });
      await items.deleteOne({ _id: "a" }, { session: first });
      await first.commitTransaction();
      await expect(items.deleteOne({ _id: "a" }, { session: second })).rejects.toMatchObject(conflict);
    });
  });

  it("takes a unique key that is pending elsewhere for a conflict, and one that is visible for a duplicate", async () => {
    await items.createIndex({ k: 1 }, { unique: true, name: "k", partialFilterExpression: { k: { $exists: true } } });
    await items.insertMany([{ _id: "none-1" }, { _id: "none-2" }]);
    await inTwo(async (first, second) => {
      await items.insertOne({ _id: "a", k: 1 }, { session: first });
      await expect(items.insertOne({ _id: "b", k: 1 }, { session: second })).rejects.toMatchObject(conflict);
      await first.commitTransaction();
    });
    await inTwo(async (first, second) => {
      await items.findOne({}, { session: second });
      await items.insertOne({ _id: "c", k: 2 }, { session: first });
      await first.commitTransaction();
      await expect(items.insertOne({ _id: "d", k: 2 }, { session: second })).rejects.toMatchObject(conflict);
    });
    await expect(items.insertOne({ _id: "e", k: 1 })).rejects.toMatchObject({ code: 11000, keyPattern: { k: 1 }, keyValue: { k: 1 } });
    await items.updateOne({ _id: "a" }, { $set: { k: 9 } });
    await items.insertOne({ _id: "e", k: 1 });
  });

  it("lets a write outside transactions wait for the one that holds the document", async () => {
    await items.insertOne({ _id: "a", n: 1 });
    const session = client.startSession();
    session.startTransaction();
    await items.updateOne({ _id: "a" }, { $inc: { n: 10 } }, { session });
    const waiting = items.updateOne({ _id: "a" }, { $inc: { n: 100 } });
    await session.commitTransaction();
    await waiting;
    await session.endSession();
    expect(await items.findOne({ _id: "a" })).toMatchObject({ n: 111 });
  });

  it("does a write outside transactions once, though its answer was lost and it was sent again", async () => {
    await items.insertOne({ _id: "a", n: 1 });
    double.faults.add({ command: "update", when: "after", drop: true });
    await items.updateOne({ _id: "a" }, { $inc: { n: 1 } });
    expect(await items.findOne({ _id: "a" })).toMatchObject({ n: 2 });
  });

  it.each<[string, () => Promise<unknown>, number]>([
    ["an unknown command", () => client.db().command({ mapReduce: "items" }), 59],
    ["an unknown field of a command", () => client.db().command({ find: "items", returnKey: true }), 40415],
    ["an unknown filter operator", () => items.findOne({ a: { $size: 1 } }), 238],
    ["$where", () => items.findOne({ $where: "true" }), 238],
    ["an unknown update operator", () => items.updateOne({}, { $mul: { n: 2 } }), 0],
    ["an unknown stage", () => items.aggregate([{ $lookup: { from: "items", as: "x", pipeline: [] } }]).toArray(), 238],
    ["an unknown expression", () => items.aggregate([{ $project: { x: { $toUpper: "$a" } } }]).toArray(), 238],
    ["an unknown accumulator", () => items.aggregate([{ $group: { _id: null, x: { $stdDevPop: "$a" } } }]).toArray(), 238],
    ["a type that is not JSON", () => items.insertOne({ _id: "x", at: new Date(0) }), 238],
    ["a position in an array", () => items.findOne({ "list.0": 1 }), 238],
    ["an index of another kind", () => items.createIndex({ a: "text" }), 238],
    ["an unknown index option", () => items.createIndex({ a: 1 }, { expireAfterSeconds: 5 }), 238],
    ["a negation in a partial index", () => items.createIndex({ a: 1 }, { partialFilterExpression: { a: { $ne: null } } }), 67],
    ["$exists: false in a partial index", () => items.createIndex({ a: 1 }, { partialFilterExpression: { a: { $exists: false } } }), 67],
    ["a pattern that PCRE reads otherwise", () => items.findOne({ a: { $regex: "\\u0041" } }), 238],
    ["a change of _id", () => items.updateOne({ _id: "kept" }, { $set: { _id: "other" } }), 66],
  ])("refuses %s by name", async (_what, attempt, code) => {
    await items.insertOne({ _id: "kept", list: [{ a: 1 }], a: "x" });
    await expect(attempt()).rejects.toMatchObject(code === 0 ? { message: expect.stringContaining("$mul") } : { code });
  });

  it("refuses inside transactions what a server refuses there", async () => {
    const session = client.startSession();
    session.startTransaction();
    await items.insertOne({ _id: "a" }, { session });
    await expect(client.db().command({ count: "items" }, { session })).rejects.toMatchObject({ code: 263 });
    await session.endSession();
    expect(await items.countDocuments({})).toBe(0);
  });

  it("hands out long results in batches and forgets them when told", async () => {
    await items.insertMany(Array.from({ length: 2500 }, (_, at) => ({ _id: `d${at}` })));
    double.faults.counted("getMore");
    expect(await items.find({}).toArray()).toHaveLength(2500);
    expect(double.faults.counted("getMore")).toBeGreaterThan(1);
    const cursor = items.find({}, { batchSize: 10 });
    await cursor.next();
    await cursor.close();
    expect(double.faults.counted("killCursors")).toBe(1);
  });

  it("finds one of 10,000 documents by an indexed value without looking at all of them", async () => {
    await items.createIndex({ k: 1 }, { name: "k" });
    await items.insertMany(Array.from({ length: 10_000 }, (_, at) => ({ _id: `d${at}`, k: at, pad: "x".repeat(50) })));
    const started = performance.now();
    for (let at = 0; at < 300; at++) expect(await items.countDocuments({ k: at * 31 })).toBe(1);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it("runs as a process of its own", async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL("./double/main.mjs", import.meta.url))], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const uri = await new Promise<string>((resolve, reject) => {
        child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
        child.once("exit", () => reject(new Error("ended early")));
      });
      const other = new MongoClient(uri);
      expect(await other.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
      await other.close();
    } finally {
      child.kill();
    }
  });
});
