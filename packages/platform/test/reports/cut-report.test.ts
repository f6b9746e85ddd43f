import type { JsonObject } from "@zhili/contracts";
import { exportReport, renderReportFor, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const EAST = TOWNS[0] as (typeof TOWNS)[number];
const MOST = 100_000;
const ITEM: JsonObject = {
  id: "item",
  title: "物品",
  titleTemplate: "{{name}}",
  schema: { type: "object", required: ["name"], properties: { name: { type: "string", title: "名称", maxLength: 20 } } },
};
const LIST: JsonObject = {
  id: "list",
  title: "清单",
  datasets: [
    {
      id: "items",
      title: "物品清单",
      source: { recordType: "item" },
      group: [{ id: "kind", title: "名称", field: "name" }],
      measures: [{ id: "last", title: "末", measure: "max", field: "name" }],
    },
  ],
  formats: ["json", "csv", "html"],
  template: "<p>{{meta.title}}</p>",
  public: true,
};

test("a report that cannot read all rows says so, as a page, as a table and as data; one that can says nothing", async () => {
  const { platform, as } = await openOffice({ more: { "record-types/item.json": ITEM, "reports/list.json": LIST } });
  const clerk = as(person("clerk", ["clerk", EAST]));
  const made = await submitForm(platform, clerk, { type: "office:item", orgUnit: "t1", data: { name: "甲" } });
  const stored = (await platform.store.get("record:office:item", made.id)) as JsonObject;
  const fill = async (from: number, to: number) => {
    for (let at = from; at < to; at += 5_000)
      await platform.store.withTransaction((tx) =>
        tx.insertMany(
          "record:office:item",
          Array.from({ length: Math.min(5_000, to - at) }, (_, place) => ({ ...stored, id: `item-${at + place}` })),
        ),
      );
  };
  const asked = { report: "office:list", parameters: {}, orgUnit: "t1" };
  const render = async (format: "csv" | "html" | "json") => {
    if (format !== "csv") return (await renderReportFor(platform, clerk, { ...asked, format })).body;
    let text = "";
    for await (const part of (await exportReport(platform, clerk, asked, { format })).parts) text += String(part);
    return text;
  };
  expect(await render("csv")).toBe("\uFEFF名称,末\r\n甲,甲\r\n");
  await fill(1, MOST + 1);
  expect(await render("csv")).toBe("\uFEFF名称,末\r\n甲,甲\r\n数据不全：物品清单超过100000行，只统计了前100000行。请缩小时段或范围。\r\n");
  expect(await render("html")).toContain("只统计了前100000行");
  expect(JSON.parse(await render("json"))).toMatchObject({ meta: { cut: { most: MOST, lists: ["物品清单"] } } });
});
