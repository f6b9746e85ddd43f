import type { JsonObject } from "@zhili/contracts";
import { exportReport, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST] = TOWNS as [(typeof TOWNS)[number]];
const ITEM: JsonObject = {
  id: "item",
  title: "物品",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称", maxLength: 20 },
      count: { type: "integer", title: "数" },
      fen: { type: "integer", title: "金额", format: "money" },
      kind: { type: "string", title: "种类", options: [{ id: "a", title: "甲类" }] },
    },
  },
};
const LIST: JsonObject = {
  id: "list",
  title: "清单",
  datasets: [
    {
      id: "items",
      source: { recordType: "item" },
      columns: [
        { id: "name", title: "名称" },
        { id: "count", title: "数", format: "integer" },
        { id: "fen", title: "金额", format: "money" },
        { id: "kind", title: "种类" },
      ],
      sort: [{ field: "name", direction: "desc" }],
    },
  ],
  public: true,
};

test("a report of one list leaves as that list: a BOM, CRLF lines, quoted cells, words for codes, money in yuan", async () => {
  const { platform, as } = await openOffice({ more: { "record-types/item.json": ITEM, "reports/list.json": LIST } });
  const clerk = as(person("clerk", ["clerk", EAST]));
  for (const data of [
    { name: 'x,"y"', count: -3, fen: 1250, kind: "a" },
    { name: "第一行\n第二行", fen: -5 },
  ])
    await submitForm(platform, clerk, { type: "office:item", orgUnit: "t1", data });
  const { fileName, parts } = await exportReport(platform, clerk, { report: "office:list", parameters: {}, orgUnit: "t1" }, { format: "csv" });
  let text = "";
  for await (const part of parts) text += String(part);
  expect(fileName).toBe("清单-2026-03-02.csv");
  expect(text).toBe('\uFEFF名称,数,金额,种类\r\n"第一行\n第二行",,-0.05,\r\n"x,""y""",-3,12.5,甲类\r\n');
});
