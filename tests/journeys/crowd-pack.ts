import { writeFiles } from "./write-files.js";

/** The village of the crowd; it is in the sample data. */
export const VILLAGE = "511781100201";
export const SITE = `${VILLAGE}-crowd`;
export const CLERKS = ["crowd-clerk-1", "crowd-clerk-2", "crowd-clerk-3", "crowd-clerk-4", "crowd-clerk-5"];
/** Opens the accounts of households. */
export const SECRETARY = "crowd-secretary";
export const POINTS_EACH = 30;
export interface Crowd {
  readonly households: number;
  readonly items: number;
  /** Points for one item. */
  readonly price: number;
}

/** Writes a pack that is only data: one site with many households that have earned points, and a store with few items. */
export async function writeCrowdPack(folder: string, { households, items, price }: Crowd): Promise<string> {
  const names = Array.from({ length: households }, (_, index) => `众样-${String(index + 1).padStart(3, "0")}`);
  const pack = {
    name: "crowd",
    version: "1.0.0",
    zhili: {
      kind: "pack",
      formatVersion: 1,
      id: "crowd",
      title: "样本人群",
      requires: { platform: "^1.0.0", packs: { base: "^1.0.0", resettlement: "^1.0.0" } },
    },
  };
  const point = { value: SITE };
  const plan = [
    { id: "site", file: "site.csv", into: "org-units", key: "code", columns: { parent: "parent", level: "level", name: "name" } },
    {
      id: "store",
      file: "store.csv",
      into: "record-type/resettlement:store",
      at: point,
      key: "code",
      columns: { code: "code", name: "name", sites: { column: "sites", type: "list" } },
    },
    {
      id: "goods",
      file: "goods.csv",
      into: "record-type/resettlement:goods",
      at: point,
      key: "sku",
      columns: {
        store: { column: "store", type: "ref", of: "resettlement:store" },
        sku: "sku",
        title: "title",
        unit: "unit",
        points: { column: "points", type: "int" },
        active: { value: true },
      },
    },
    {
      id: "batch",
      file: "goods.csv",
      into: "record-type/resettlement:stock-batch",
      at: point,
      key: "sku",
      state: "on-shelf",
      columns: {
        no: "sku",
        store: { column: "store", type: "ref", of: "resettlement:store" },
        goods: { column: "sku", type: "ref", of: "resettlement:goods" },
        channel: { value: "purchase" },
        quantity: { column: "quantity", type: "int" },
        receivedDate: { value: "2026-01-08" },
        handler: { value: "样本" },
      },
    },
    {
      id: "stock",
      file: "goods.csv",
      into: "ledger/resettlement:stock",
      key: "sku",
      columns: {
        account: { column: "sku", type: "ref", of: "resettlement:goods" },
        lot: { column: "sku", type: "ref", of: "resettlement:stock-batch" },
        amount: { column: "quantity", type: "int" },
        rule: { value: "intake" },
      },
    },
    { id: "heads", file: "households.csv", into: "record-type/base:person", at: point, key: "no", columns: { name: "no" } },
    {
      id: "households",
      file: "households.csv",
      into: "record-type/base:household",
      at: point,
      key: "no",
      state: "registered",
      columns: { no: "no", head: { column: "no", type: "ref", of: "base:person" }, headName: "no", size: { value: 1 } },
    },
    {
      id: "points",
      file: "households.csv",
      into: "ledger/resettlement:points",
      key: "no",
      columns: { account: { column: "no", type: "ref", of: "base:household" }, rule: { value: "brave-deed" }, evidence: { value: ["sample"] } },
    },
    {
      id: "staff",
      file: "staff.csv",
      into: "users",
      key: "login",
      columns: { login: "login", name: "login", role: "role", at: { value: SITE } },
    },
  ];
  const files = {
    "package.json": JSON.stringify(pack),
    "fixtures/fixtures.json": JSON.stringify(plan),
    "fixtures/site.csv": `code,parent,level,name\n${SITE},${VILLAGE},site,样本人群安置点\n`,
    "fixtures/store.csv": `code,name,sites\ncrowd-store,样本人群小超市,${SITE}\n`,
    "fixtures/goods.csv": `store,sku,title,unit,points,quantity\ncrowd-store,crowd-lamp,台灯,盏,${price},${items}\n`,
    "fixtures/households.csv": `no\n${names.join("\n")}\n`,
    "fixtures/staff.csv": `login,role\n${CLERKS.map((login) => `${login},resettlement:store-clerk\n`).join("")}${SECRETARY},base:site-secretary\n`,
  };
  await writeFiles(folder, files);
  return folder;
}
