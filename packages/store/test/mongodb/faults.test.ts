import { describe, expect, it } from "vitest";
import { refusal } from "../contract/fresh-store.js";
import { aDouble, aStoreOn } from "./over-double.js";

const COUNTERS = "counters";

async function aCounter() {
  const double = await aDouble();
  const store = await aStoreOn(double);
  await store.withTransaction((transaction) => transaction.insertOne(COUNTERS, { id: "n", value: 0 }));
  const value = async () => (await store.get(COUNTERS, "n"))?.value;
  const tries = { count: 0 };
  const increase = () =>
    store.withTransaction(async (transaction) => {
      tries.count++;
      await transaction.updateOne(COUNTERS, { id: "n" }, { $inc: { value: 1 } });
    });
  return { ...double, store, value, increase, tries };
}

describe("what goes wrong between the adapter and the server", () => {
  it("a read whose connection drops is asked again", async () => {
    const { faults, value } = await aCounter();
    faults.counted("find");
    faults.dropConnection("find");
    expect(await value()).toBe(0);
    expect(faults.counted("find")).toBe(2);
    expect(faults.left).toBe(0);
  });

  it.each(["find", "update"])("a unit whose connection drops at %s is run again and takes effect once", async (command) => {
    const { faults, increase, tries, value } = await aCounter();
    faults.dropConnection(command);
    await increase();
    expect(tries.count).toBe(2);
    expect(await value()).toBe(1);
    expect(faults.left).toBe(0);
  });

  it("a commit whose answer is lost is asked for again, and the work is not run again", async () => {
    const { faults, increase, tries, value } = await aCounter();
    faults.counted("commitTransaction");
    faults.commitUnknown();
    await increase();
    expect(tries.count).toBe(1);
    expect(faults.counted("commitTransaction")).toBe(2);
    expect(await value()).toBe(1);
  });

  it("a commit that the server answers with an unknown outcome is asked for again", async () => {
    const { faults, increase, tries, value } = await aCounter();
    const error = { code: 64, codeName: "WriteConcernTimeout", message: "waiting for replication timed out", labels: ["UnknownTransactionCommitResult"] };
    faults.add({ command: "commitTransaction", when: "after", error: { ...error, code: 91, codeName: "ShutdownInProgress" } });
    await increase();
    expect(tries.count).toBe(1);
    expect(await value()).toBe(1);
  });

  it("a commit that never reached the server leaves nothing, and the work is run again", async () => {
    const { faults, increase, value } = await aCounter();
    const error = { code: 251, codeName: "NoSuchTransaction", message: "aborted", labels: ["TransientTransactionError"] };
    faults.add({ command: "commitTransaction", when: "before", error });
    await increase();
    expect(await value()).toBe(1);
  });

  it("a server that is no longer the primary is left for the primary, for reads and for units", async () => {
    const { faults, increase, value } = await aCounter();
    faults.notWritablePrimary("find");
    expect(await value()).toBe(0);
    const transient = { code: 10107, codeName: "NotWritablePrimary", message: "not primary", labels: ["TransientTransactionError"] };
    faults.add({ command: "update", when: "before", error: transient });
    await increase();
    expect(await value()).toBe(1);
    expect(faults.left).toBe(0);
  });

  it("two units that change the same document: the second is run again on what the first has written", async () => {
    const { store, increase, tries, value } = await aCounter();
    let meanwhile: Promise<void> | undefined;
    await store.withTransaction(async (transaction) => {
      const found = await transaction.get(COUNTERS, "n");
      meanwhile ??= increase();
      await meanwhile;
      await transaction.updateOne(COUNTERS, { id: "n" }, { $set: { value: Number(found?.value) + 10 } });
    });
    expect(tries.count).toBe(1);
    expect(await value()).toBe(11);
  });

  it("a refusal by the server that is no conflict is told as it is, and the work is not run again", async () => {
    const { faults, store } = await aCounter();
    faults.add({ command: "find", when: "before", error: { code: 13, codeName: "Unauthorized", message: "not authorized on zhili" } });
    let runs = 0;
    const facts = await refusal("STORE_UNAVAILABLE", () =>
      store.withTransaction(async (transaction) => {
        runs++;
        await transaction.get(COUNTERS, "n").catch(() => undefined);
      }),
    );
    expect(facts.reason).toBe("not authorized on zhili");
    expect(runs).toBe(1);
  });

  it("calls that a unit makes at once are made one after another", async () => {
    const { store } = await aCounter();
    await store.withTransaction(async (transaction) => {
      const adding = Array.from({ length: 20 }, () => transaction.updateOne(COUNTERS, { id: "n" }, { $inc: { value: 1 } }));
      const reading = Array.from({ length: 5 }, () => transaction.get(COUNTERS, "n"));
      await Promise.all([...adding, ...reading]);
    });
    expect(await store.count(COUNTERS, {})).toBe(1);
  });

  it("a unit that waits for another that wants the same document ends after its time", async () => {
    const double = await aDouble();
    const store = await aStoreOn(double, 400);
    await store.withTransaction((transaction) => transaction.insertOne(COUNTERS, { id: "n", value: 0 }));
    await refusal("STORE_UNAVAILABLE", () =>
      store.withTransaction(async (outer) => {
        await outer.updateOne(COUNTERS, { id: "n" }, { $inc: { value: 1 } });
        await store.withTransaction((inner) => inner.updateOne(COUNTERS, { id: "n" }, { $inc: { value: 1 } }));
      }),
    );
    expect((await store.get(COUNTERS, "n"))?.value).toBe(0);
  });

  it("when the server is gone, health says so and units are refused", async () => {
    const double = await aDouble();
    const { openMongodbStore } = await import("../../src/mongodb/index.js");
    const store = await openMongodbStore({ uri: `${double.uri}&serverSelectionTimeoutMS=300`, unitTimeoutMs: 1000 });
    await double.close();
    expect(await store.health()).toMatchObject({ ok: false, adapter: "mongodb" });
    await refusal("STORE_UNAVAILABLE", () => store.get(COUNTERS, "n"));
    await refusal("STORE_UNAVAILABLE", () => store.withTransaction((transaction) => transaction.insertOne(COUNTERS, { id: "x" })));
    await store.close();
  });
});
