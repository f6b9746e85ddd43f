import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Door, type Name, openDoor } from "./office-door.js";

const TASK = {
  id: "errand",
  title: "跑腿",
  titleTemplate: "{{what}}",
  schema: {
    type: "object",
    required: ["what"],
    properties: {
      what: { type: "string", title: "什么事" },
      done: { type: "boolean", title: "办完" },
      near: { type: "string", title: "邻镇", refersTo: "org-unit" },
    },
  },
};
const REPORT = {
  id: "errands",
  title: "跑腿",
  datasets: [
    {
      id: "below",
      source: { recordType: "errand" },
      group: [{ id: "unit", title: "单位", field: "orgUnit", below: true }],
      columns: [{ id: "ready", value: "row.done ? 1 : 0" }],
      measures: [
        { id: "ready", title: "办完", measure: "sum", field: "ready" },
        { id: "all", title: "全部", measure: "count" },
      ],
    },
    {
      id: "towns",
      source: { recordType: "errand" },
      group: [{ id: "unit", title: "邻镇", field: "near", level: "township" }],
      measures: [{ id: "all", title: "全部", measure: "count" }],
    },
  ],
  template: "<p>{{meta.orgUnit}}</p>",
};
const PAGE = {
  id: "overview",
  title: "总览",
  blocks: [
    { id: "down", type: "map", report: "errands", dataset: "below", map: { unit: "unit", value: "ready", of: "all" } },
    { id: "near", type: "map", report: "errands", dataset: "towns", map: { unit: "unit", value: "all", opens: "errand" } },
  ],
};
const READER = { id: "reports", title: "看报表", extends: "clerk", rules: [{ id: "reports", actions: ["read"], subjects: ["report/*"] }] };

interface Tile {
  readonly id: string;
  readonly value: number | null;
  readonly of: number | null;
  readonly column?: number;
  readonly row?: number;
  readonly opens: string | null;
  readonly deeper: boolean;
}

interface Shown {
  readonly tiles: readonly Tile[];
  readonly place: { readonly id: string };
  readonly above: { readonly id: string } | null;
}

describe("a map at the HTTP door", () => {
  let door: Door;
  beforeAll(async () => {
    const more = { "record-types/errand.json": TASK, "reports/errands.json": REPORT, "pages/overview.json": PAGE, "roles/reports.json": READER };
    door = await openDoor({ more });
    const { store } = door.office.platform;
    await store.withTransaction(async (tx) => {
      await tx.updateOne("org-units", { id: "t2" }, { $set: { tile: { column: 3, row: 2 } } });
      await tx.insertOne("org-units", { id: "v1", code: "v1", level: "village", name: "东村", path: "/c1/t1/v1/", parentId: "t1" });
    });
    await add("east", "v1", { what: "送药", done: true });
    await add("east", "v1", { what: "送信", near: "t2" });
    await add("east", "t1", { what: "量地", done: true });
    await add("west", "t2", { what: "修路" });
    await grant("west", "c1");
  });
  afterAll(() => door.close());

  const add = async (name: Name, orgUnit: string, data: object) => {
    const made = await (await door.signIn(name)).ask("POST", "/records/office/errand", { orgUnit, data });
    expect(made.statusCode, made.body).toBe(201);
  };
  const grant = async (name: Name, orgUnit: string) => {
    const granted = await (await door.signIn("sue")).ask("POST", `/users/${door.ids[name]}/grants`, { role: "office:clerk", orgUnit });
    expect(granted.statusCode, granted.body).toBe(201);
  };
  const map = async (name: Name, block: "down" | "near", place?: string): Promise<Shown> => {
    const read = await (await door.signIn(name)).ask("GET", `/pages/office/overview/data${place === undefined ? "" : `?orgUnit=${place}`}`);
    expect(read.statusCode, read.body).toBe(200);
    return read.json<{ blocks: Record<string, Shown> }>().blocks[block] ?? { tiles: [], place: { id: "" }, above: null };
  };
  const told = ({ tiles }: Shown) => tiles.map(({ id, value, of }) => `${id} ${value}/${of}`);

  it("shows what lies right below the place, each with its value and whole, and goes down with the place", async () => {
    const county = await map("west", "down", "c1");
    expect(told(county)).toEqual(["t1 2/3", "t2 0/1"]);
    expect(county.tiles.map(({ deeper }) => deeper)).toEqual([true, false]);
    expect(county.tiles[1]).toMatchObject({ column: 3, row: 2 });
    expect(county.tiles[0]).not.toHaveProperty("column");
    const township = await map("west", "down", "t1");
    expect(told(township)).toEqual(["t1 1/1", "v1 1/2"]);
    expect([township.place.id, township.above?.id]).toEqual(["t1", "c1"]);
    expect(township.tiles.map(({ deeper }) => deeper)).toEqual([false, false]);
  });

  it("each tile leads to just what it counts", async () => {
    const visitor = await door.signIn("west");
    const [east] = (await map("west", "down", "c1")).tiles;
    expect(east?.opens).toBe("/records/office/errand?orgUnit=t1");
    const listed = await visitor.ask("GET", `${east?.opens}`);
    expect(listed.json<{ items: unknown[] }>().items).toHaveLength(east?.of ?? 0);
  });

  it("shows a place beyond that has a figure, and leads to its list where the page names one", async () => {
    const shown = await map("east", "near", "t1");
    expect(told(shown)).toEqual(["t1 null/null", "t2 1/null"]);
    expect(shown.tiles.map(({ opens }) => opens)).toEqual([null, "/records/office/errand?orgUnit=t2"]);
  });

  it("a township sees its own figures, and nothing of a place that is not its own", async () => {
    expect(told(await map("east", "down"))).toEqual(["t1 1/1", "v1 1/2"]);
    for (const elsewhere of ["c1", "t2"]) expect((await map("east", "down", elsewhere)).tiles).toEqual([]);
  });

  it("shows nothing to somebody without a right to the report", async () => {
    expect((await map("lou", "down")).tiles).toEqual([]);
  });
});
