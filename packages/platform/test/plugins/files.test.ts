import type { JsonObject } from "@zhili/contracts";
import { exportRecords, importRecords, loadPlugins, submitForm } from "@zhili/platform";
import { expect, test } from "vitest";
import { openOffice, person, TOWNS } from "../office/open-office.js";
import { readZip } from "./read-zip.js";
import { scratchFolder, writePlugin } from "./write-plugin.js";

const scratch = scratchFolder();
const FILES = `
const title = { "zh-CN": "文件", en: "Files" };
const params = { type: "object", additionalProperties: false, properties: { between: { type: "string", maxLength: 3 }, how: { type: "string" } } };
const mischief = { throw: () => { throw new Error("the well is dry"); }, hang: () => { for (;;); } };
export const plugin = { apiVersion: 1, contributes: {
  exports: [{ type: "lines", title, params, extension: "txt", mediaType: "text/plain; charset=utf-8",
    begin: ({ title, columns }, { between = "|" }) => title + "\\n" + columns.join(between) + "\\n",
    rows: (rows, head, { between = "|", how }) => { mischief[how]?.(); return rows.map((row) => row.join(between) + "\\n").join(""); },
    end: () => "end\\n" }],
  importers: [{ type: "lines", title, params, extensions: ["txt"], read: (text, { between = "|", how }) => { mischief[how]?.(); return text.trim().split("\\n").map((line) => line.split(between)); } }],
} };`;
const SHOP: JsonObject = {
  id: "shop",
  title: "店铺",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称" },
      size: { type: "integer", title: "人数" },
      phone: { type: "string", title: "电话", sensitive: "phone" },
    },
  },
  list: { sort: [{ field: "name" }] },
};
const EXPORTER: JsonObject = {
  id: "exporter",
  title: "导出",
  rules: [{ id: "all", actions: ["read", "export", "create"], subjects: ["record-type/*"] }],
};

async function county() {
  const loaded = await loadPlugins([writePlugin(scratch, "files", ["export lines", "importer lines"], FILES, { limits: { milliseconds: 2000 } })]);
  expect(loaded.plugins.map(({ refused }) => refused)).toEqual([undefined]);
  const office = await openOffice({ registry: loaded.registry, more: { "record-types/shop.json": SHOP, "roles/exporter.json": EXPORTER } });
  const clerk = office.as(person("clerk", ["exporter", TOWNS[0] ?? { id: "", path: "" }]));
  for (const [name, size] of [
    ["=东店", 3],
    ["<西>&店", -2],
  ] as const)
    await submitForm(office.platform, clerk, { type: "office:shop", orgUnit: "t1", data: { name, size, phone: "13800001234" } });
  const exported = async (format: string, params?: JsonObject) => {
    const file = await exportRecords(office.platform, clerk, { type: "office:shop" }, { format, ...(params === undefined ? {} : { params }) });
    const parts: Buffer[] = [];
    for await (const part of file.parts) parts.push(Buffer.from(part));
    return { ...file, bytes: Buffer.concat(parts) };
  };
  const imported = (text: string, importer: string, importParams?: JsonObject) =>
    importRecords(office.platform, clerk, { type: "office:shop", orgUnit: "t1", text, importer, ...(importParams === undefined ? {} : { importParams }) });
  return { exported, imported, close: () => loaded.close() };
}

test("a list leaves as CSV, as an Excel workbook, and as the kind of file that a plugin adds, with the same cells", async () => {
  const { exported, close } = await county();
  const csv = await exported("csv");
  expect(csv.fileName).toBe("店铺-2026-03-02.csv");
  expect(csv.bytes.toString().split("\r\n").slice(0, 3)).toEqual([
    "\uFEFF名称,人数,电话,所属单位,状态,更新时间",
    "<西>&店,-2,138****1234,东镇,,2026-03-02T01:00:00.000Z",
    "'=东店,3,138****1234,东镇,,2026-03-02T01:00:00.000Z",
  ]);

  const xlsx = await exported("xlsx");
  expect([xlsx.fileName, xlsx.mediaType]).toEqual(["店铺-2026-03-02.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]);
  const files = readZip(xlsx.bytes);
  expect([...files.keys()].sort()).toEqual(["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
  expect(files.get("xl/workbook.xml")).toContain('<sheet name="店铺"');
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  const rows = [...sheet.matchAll(/<row>(.*?)<\/row>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<c(?: t="inlineStr")?(?:\/>|>(.*?)<\/c>)/g)].map(([, cell = ""]) => cell),
  );
  const text = (said: string) => `<is><t xml:space="preserve">${said}</t></is>`;
  expect(rows[0]).toEqual(["名称", "人数", "电话", "所属单位", "状态", "更新时间"].map(text));
  expect(rows[1]?.slice(0, 5)).toEqual([text("&lt;西&gt;&amp;店"), "<v>-2</v>", text("138****1234"), text("东镇"), ""]);
  expect(rows[2]?.slice(0, 2)).toEqual([text("=东店"), "<v>3</v>"]);
  expect(sheet).not.toContain("<f>");

  const lines = await exported("files:lines", { between: ";" });
  expect(lines.fileName).toBe("店铺-2026-03-02.txt");
  expect(lines.bytes.toString().split("\n").slice(0, 3)).toEqual([
    "店铺",
    "名称;人数;电话;所属单位;状态;更新时间",
    "<西>&店;-2;138****1234;东镇;;2026-03-02T01:00:00.000Z",
  ]);
  expect(lines.bytes.toString().endsWith("\nend\n")).toBe(true);
  close();
});

test("a hundred thousand rows pass through a workbook without being held", async () => {
  const { registry, close } = await loadPlugins([]);
  const kind = registry.exports.get("xlsx");
  if (kind === undefined || !("write" in kind)) throw new Error("there is no workbook");
  let given = 0;
  let ahead = 0;
  let bytes = 0;
  async function* pages() {
    for (let page = 0; page < 500; page += 1) {
      given += 200;
      yield Array.from({ length: 200 }, (_, row) => [`样本第${page * 200 + row}户`, row, "138****1234", "样本县样本乡样本村", row / 4]);
    }
  }
  const before = process.memoryUsage.rss();
  let most = 0;
  for await (const part of kind.write(pages(), { title: "户", columns: ["户", "一", "电话", "所属单位", "二"], language: "zh-CN" }, {})) {
    if (bytes === 0) ahead = given;
    bytes += part.length;
    most = Math.max(most, process.memoryUsage.rss() - before);
  }
  expect(given).toBe(100_000);
  expect(bytes).toBeGreaterThan(300_000);
  expect(ahead).toBeLessThan(50_000);
  expect(most / 2 ** 20).toBeLessThan(200);
  close();
});

test("a table comes in by the importer that is named, and what is unknown or wrong is told", async () => {
  const { imported, exported, close } = await county();
  const made = await imported("名称/人数\n南店/4\n北店/many\n", "files:lines", { between: "/" });
  expect(made.rows.map(({ outcome, title }) => [outcome, title])).toEqual([
    ["made", "南店"],
    ["refused", undefined],
  ]);
  expect((await imported("名称,人数\n中店,5\n", "csv")).made).toBe(1);
  await expect(imported("x", "pdf")).rejects.toMatchObject({ code: "IMPORTER_UNKNOWN", facts: { known: "csv, xlsx, files:lines" } });
  await expect(imported("x", "files:lines", { between: "much too long" })).rejects.toMatchObject({ code: "PLUGIN_PARAMETERS_WRONG" });
  await expect(exported("pdf")).rejects.toMatchObject({ code: "EXPORT_UNKNOWN", facts: { known: "csv, xlsx, files:lines" } });
  await expect(exported("files:lines", { beside: "x" })).rejects.toMatchObject({ code: "PLUGIN_PARAMETERS_WRONG" });
  close();
});

test("an export or importer that throws or hangs is stopped and named, and the platform's own go on", async () => {
  const { imported, exported, close } = await county();
  for (const [how, code] of [
    ["throw", "PLUGIN_FAILED"],
    ["hang", "PLUGIN_TOO_SLOW"],
  ] as const) {
    await expect(exported("files:lines", { how })).rejects.toMatchObject({ code, facts: { plugin: "files", contribution: "files:lines" } });
    await expect(imported("名称\n东", "files:lines", { how })).rejects.toMatchObject({ code, facts: { plugin: "files" } });
    expect((await exported("csv")).bytes.toString()).toContain("=东店");
  }
  close();
});
