import { describe, expect, it } from "vitest";
import { refusal } from "../contract/fresh-store.js";
import { aDouble, aStoreOn } from "./over-double.js";

const MEGABYTE = 1024 * 1024;

describe("documents that a database would not keep as they are", () => {
  it.each([15.9, 16, 17, 40])("of %d MB are kept whole or refused", async (size) => {
    const store = await aStoreOn(await aDouble());
    const document = { id: "big", text: "x".repeat(size * MEGABYTE) };
    const insert = () => store.withTransaction((transaction) => transaction.insertOne("big", document));
    if (size < 16) {
      await insert();
      expect((await store.get("big", "big"))?.text).toHaveLength(document.text.length);
    } else {
      await refusal("STORE_BAD_DOCUMENT", insert);
      const grow = { $set: { text: document.text } };
      const upsert = () => store.withTransaction((transaction) => transaction.updateOne("big", { id: "big" }, grow, { upsert: true }));
      await refusal("STORE_BAD_DOCUMENT", upsert);
      await store.withTransaction((transaction) => transaction.insertOne("big", { id: "big" }));
      await refusal("STORE_BAD_DOCUMENT", upsert);
    }
    await store.withTransaction((transaction) => transaction.insertOne("big", { id: "small" }));
  });

  it.each([
    ["half of a surrogate pair in a text", { list: ["a\ud800"] }],
    ["half of a surrogate pair in a name", { deep: { "\udc00": 1 } }],
    ["NUL in a name", { deep: { "a\u0000b": 1 } }],
  ])("with %s are refused", async (_what, body) => {
    const store = await aStoreOn(await aDouble());
    await refusal("STORE_BAD_DOCUMENT", () => store.withTransaction((transaction) => transaction.insertOne("odd", { id: "a", ...body })));
  });

  it("errors of the work itself come out as they are", async () => {
    const store = await aStoreOn(await aDouble());
    for (const error of [new RangeError("mine"), new TypeError("mine"), "a text"]) {
      const outcome = await store
        .withTransaction(async () => {
          throw error;
        })
        .catch((thrown: unknown) => thrown);
      expect(outcome).toBe(error);
    }
  });
});
