import type { JsonObject } from "@zhili/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, startPlatform } from "./start-platform.js";

let site: Started;
beforeAll(async () => {
  site = await startPlatform();
});
afterAll(() => site.stop());

test("an entry of the samples says who approved it, and that the person is a sample", async () => {
  const secretary = await site.as("sample-secretary");
  const { body } = await secretary.get("/records/base/household", { query: { q: "户样-017" } });
  const account = await secretary.get(`/ledgers/resettlement/points/accounts/${body.items[0]?.id}`);
  const earned = (account.body.entries as readonly JsonObject[]).filter(({ kind }) => kind === "credit");
  expect(earned.map(({ approverName }) => approverName)).toEqual(["样本评议甲", "样本评议甲"]);
  const approver = await site.platform.store.get("users", String(earned[0]?.approver));
  expect(approver).toMatchObject({ username: "sample-panel-1", sample: true });
});
