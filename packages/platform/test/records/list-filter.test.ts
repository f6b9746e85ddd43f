import type { JsonObject } from "@zhili/contracts";
import { listRecords, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];
const ITEM: JsonObject = {
  id: "item",
  title: "物品",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称", maxLength: 20 },
      count: { type: "integer", title: "数量" },
      offered: { type: "boolean", title: "在架" },
    },
  },
};

test("a filter that came as text finds numbers and truth values by what the field holds", async () => {
  const { platform, as } = await openOffice({ more: { "record-types/item.json": ITEM } });
  const east = as(person("east", ["clerk", EAST]));
  const type = "office:item";
  for (const data of [{ name: "7", count: 7, offered: true }, { name: "true", count: 12, offered: false }, { name: "空" }])
    await submitForm(platform, east, { type, orgUnit: "t1", data });
  const names = async (where: JsonObject) => (await listRecords(platform, east, { type, where })).items.map(({ data }) => data.name).sort();
  expect(await names({ offered: "true" })).toEqual(["7"]);
  expect(await names({ offered: "false" })).toEqual(["true"]);
  expect(await names({ count: "7" })).toEqual(["7"]);
  expect(await names({ count: { $gte: "8" } })).toEqual(["true"]);
  expect(await names({ count: { $in: ["7", "12"] } })).toEqual(["7", "true"]);
  expect(await names({ count: { $exists: "false" } })).toEqual(["空"]);
  expect(await names({ name: "7" })).toEqual(["7"]);
  expect(await names({ name: "true" })).toEqual(["true"]);
});
