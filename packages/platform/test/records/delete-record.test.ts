import type { JsonObject } from "@zhili/contracts";
import { deleteRecord, getRecord, submitForm, updateRecord } from "@zhili/platform";
import { beforeEach, expect, test } from "vitest";
import { type Office, openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];
const recordType = (id: string, properties: JsonObject): JsonObject => ({
  id,
  title: id,
  titleTemplate: "{{name}}",
  schema: { type: "object", required: ["name"], properties: { name: { type: "string", title: "名称", maxLength: 20 }, ...properties } },
});
const refers: JsonObject = { type: "string", title: "物品", refersTo: "item" };
const MORE: Record<string, JsonObject> = {
  "record-types/item.json": recordType("item", {}),
  "record-types/slip.json": recordType("slip", {
    one: refers,
    many: { type: "array", title: "多项", items: refers },
    lines: { type: "array", title: "明细", items: { type: "object", properties: { item: refers } } },
  }),
  "roles/remover.json": {
    id: "remover",
    title: "清理员",
    rules: [{ id: "all", actions: ["read", "create", "update", "delete"], subjects: ["record-type/*"] }],
  },
};

let office: Office;
let remover: ReturnType<Office["as"]>;
beforeEach(async () => {
  office = await openOffice({ more: MORE });
  remover = office.as(person("remover", ["remover", EAST]));
});

const make = (type: string, data: JsonObject) => submitForm(office.platform, remover, { type: `office:${type}`, orgUnit: "t1", data });

test.each<[string, (id: string) => JsonObject]>([
  ["a field", (id) => ({ one: id })],
  ["a list", (id) => ({ many: [id] })],
  ["a row of a list", (id) => ({ lines: [{}, { item: id }] })],
])("a record that another one refers to in %s stays, until that one does no longer", async (_, fields) => {
  const item = await make("item", { name: "肥皂" });
  const slip = await make("slip", { name: "单", ...fields(item.id) });
  const ask = { type: "office:item", id: item.id, version: 1 };
  await expect(deleteRecord(office.platform, remover, ask)).rejects.toMatchObject({ code: "RECORD_REFERENCED", facts: { by: "slip" } });
  const empty = Object.fromEntries(Object.keys(fields("")).map((field) => [field, null]));
  await updateRecord(office.platform, remover, { type: "office:slip", id: slip.id, data: empty, version: 1 });
  await deleteRecord(office.platform, remover, ask);
  await expect(getRecord(office.platform, remover, { type: "office:item", id: item.id })).rejects.toMatchObject({ code: "RECORD_NOT_FOUND" });
});

test("a record with ledger entries, or one that was scored or put on notice, stays", async () => {
  const { platform } = office;
  for (const [collection, document, code] of [
    ["ledger-entries", { source: { id: "" } }, "RECORD_IN_LEDGER"],
    ["scores", { subject: "" }, "RECORD_MADE_PUBLIC"],
    ["notices", { record: { id: "" } }, "RECORD_MADE_PUBLIC"],
  ] as const) {
    const item = await make("item", { name: "肥皂" });
    const text = JSON.stringify({ id: `${collection}-1`, ...document }).replace('""', JSON.stringify(item.id));
    await platform.store.withTransaction((tx) => tx.insertOne(collection, JSON.parse(text)));
    await expect(deleteRecord(platform, remover, { type: "office:item", id: item.id, version: 1 })).rejects.toMatchObject({ code });
  }
});

test("somebody without the right deletes nothing", async () => {
  const item = await make("item", { name: "肥皂" });
  const clerk = office.as(person("clerk", ["clerk", EAST]));
  await expect(deleteRecord(office.platform, clerk, { type: "office:item", id: item.id, version: 1 })).rejects.toMatchObject({ code: "ACCESS_DENIED" });
});
