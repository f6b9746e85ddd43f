import type { JsonObject } from "@zhili/contracts";
import { renderReportFor, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST, WEST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];
const ITEM: JsonObject = {
  id: "item",
  title: "物品",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称", maxLength: 20 },
      kind: { type: "string", title: "种类", maxLength: 20 },
      count: { type: "integer", title: "数量" },
      weight: { type: "number", title: "重量" },
      offered: { type: "boolean", title: "在架" },
    },
  },
};
const ADDED = [
  { id: "items", title: "件", measure: "count" },
  { id: "sum", title: "数量", measure: "sum", field: "count" },
  { id: "weight", title: "重量", measure: "sum", field: "weight" },
];

/** The largest name can't be told by adding up, so that its records are read one by one. */
const READ = [...ADDED, { id: "last", title: "末", measure: "max", field: "name" }];

function report(id: string, measures: JsonObject[], group: JsonObject[]): JsonObject {
  return {
    id,
    title: id,
    datasets: [{ id: "items", title: "物品", source: { recordType: "item" }, group, measures, totals: true }],
    formats: ["json"],
    public: true,
  };
}

test("counts and sums are the same whether the store adds them up or the records are read", async () => {
  const byKind = [
    { id: "kind", title: "种类", field: "kind" },
    { id: "offered", title: "在架", field: "offered" },
  ];
  const byPlace = [{ id: "place", title: "地方", field: "orgUnit" }];
  const more = Object.fromEntries(
    [
      report("added", ADDED, byKind),
      report("read", READ, byKind),
      report("added-all", ADDED, []),
      report("read-all", READ, []),
      report("added-place", ADDED, byPlace),
      report("read-place", READ, byPlace),
    ].map((one) => [`reports/${String(one.id)}.json`, one]),
  );
  const { platform, as } = await openOffice({ more: { "record-types/item.json": ITEM, ...more } });
  const system = as(person("both", ["clerk", EAST], ["clerk", WEST]));
  for (let index = 0; index < 12; index += 1) {
    const data = {
      name: `n${index}`,
      ...(index % 5 === 0 ? {} : { kind: index % 2 === 0 ? "甲" : "乙" }),
      ...(index % 4 === 0 ? {} : { count: index, weight: index / 10, offered: index % 3 === 0 }),
    };
    await submitForm(platform, system, { type: "office:item", orgUnit: index % 3 === 0 ? "t2" : "t1", data });
  }
  const rendered = async (id: string) => {
    const { body } = await renderReportFor(platform, system, { report: `office:${id}`, format: "json", parameters: {}, orgUnit: "t1" });
    const [dataset] = (JSON.parse(String(body)) as { datasets: { rows: JsonObject[]; totals: JsonObject; count: number }[] }).datasets;
    const without = ({ last: _last, ...row }: JsonObject) => row;
    return { rows: dataset?.rows.map(without), totals: without(dataset?.totals ?? {}), count: dataset?.count };
  };
  for (const id of ["added", "added-all", "added-place"]) {
    const added = await rendered(id);
    expect(added.totals.items).toBe(8);
    expect(added).toEqual(await rendered(id.replace("added", "read")));
  }
});
