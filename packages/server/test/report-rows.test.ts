import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

interface Dataset {
  readonly id: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly opens?: readonly (string | null)[];
}

let site: Started;
beforeAll(async () => {
  site = await startPlatform({ packs: ["border", "resettlement", "compound"] });
}, 120_000);
afterAll(() => site.stop());

/** What the web's list asks the server for at this address. */
function listQuery(address: string): { path: string; query: Record<string, string> } {
  const { pathname, searchParams } = new URL(address, "http://site");
  const query: Record<string, string> = { count: "exact", limit: "1" };
  for (const [name, value] of searchParams) {
    const field = name.startsWith("f.") ? name.slice(2) : undefined;
    const [from, to] = value.split("..");
    if (field === undefined) query[name] = value;
    else if (to === undefined) query[`filter[${field}]`] = value;
    else {
      if (from !== "") query[`filter[${field}][$gte]`] = String(from);
      if (to !== "") query[`filter[${field}][$lte]`] = to;
    }
  }
  return { path: pathname, query };
}

async function datasetsOf(person: Person, report: string, query: Record<string, string> = {}): Promise<readonly Dataset[] | undefined> {
  const answer = await person.get(`/reports/${report}`, { query: { format: "json", ...query } });
  return answer.status === 200 ? (answer.body.datasets as readonly Dataset[]) : undefined;
}

async function figuresOf(person: Person): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { blocks } = (await person.get("/pages/resettlement/dashboard/data")).body as unknown as {
    blocks: Record<string, { figures: Record<string, unknown>[] }>;
  };
  return blocks.figures?.figures ?? [];
}

/** Counting measures of each dataset of a report. */
function countsOf(report: string): Map<string, string> {
  const { definition } = site.platform.configuration().reportDefinitions.get(report.replace("/", ":")) ?? {};
  return new Map(
    (definition?.datasets ?? []).flatMap(({ id, measures = [] }) => measures.filter(({ measure }) => measure === "count").map((one) => [id, one.id] as const)),
  );
}

const READERS = [
  ["admin", ["border", "resettlement", "compound"]],
  ["border-township-a", ["border"]],
  ["sample-county", ["resettlement"]],
  ["sample-secretary", ["resettlement"]],
  ["sample-clerk", ["resettlement"]],
  ["sample-compound-street", ["compound"]],
] as const;

describe("a report's rows", () => {
  test.each(READERS)("that %s reads lead to records that open, and to lists with just as many", { timeout: 120_000 }, async (username, packs) => {
    const person = await site.as(username);
    const { reportDefinitions } = site.platform.configuration();
    let led = 0;
    for (const [ref, { pack, definition }] of reportDefinitions) {
      if (!(packs as readonly string[]).includes(pack) || definition.kind === "notice" || definition.kind === "receipt") continue;
      const report = ref.replace(":", "/");
      const counted = countsOf(report);
      for (const query of [{}, { from: "2026-01-01", to: "2026-12-31" }])
        for (const { id, rows, opens = [] } of (await datasetsOf(person, report, query)) ?? []) {
          for (const [at, address] of opens.entries()) {
            if (address === null || at > 20) continue;
            led += 1;
            const where = `${username} ${report} ${id} ${address}`;
            if (!address.includes("?")) {
              const path = address.startsWith("/ledgers/") ? address.replace(/\/([^/]*)$/, "/accounts/$1") : address;
              expect((await person.get(path)).status, where).toBe(200);
              continue;
            }
            const { path, query: asked } = listQuery(address);
            const list = await person.get(path, { query: asked });
            expect(list.status, where).toBe(200);
            const measure = counted.get(id);
            if (measure !== undefined) expect(list.body.count, where).toBe(rows[at]?.[measure]);
          }
        }
    }
    if (username !== "sample-clerk") expect(led).toBeGreaterThan(0);
  });

  test("lead to an account for whoever may see its entries, and stay plain for whoever may see only the balance", async () => {
    const [secretary, clerk] = [await site.as("sample-secretary"), await site.as("sample-clerk")];
    const [read, plain] = [await datasetsOf(secretary, "resettlement/points-monthly"), await datasetsOf(clerk, "resettlement/points-monthly")];
    expect(read?.[0]?.rows.length).toBeGreaterThan(5);
    expect(read?.[0]?.opens?.filter((address) => address?.startsWith("/ledgers/resettlement/points/"))).toHaveLength(read?.[0]?.rows.length ?? 0);
    expect(plain?.[0]?.rows.length).toBeGreaterThan(0);
    expect(plain?.[0]?.opens).toBeUndefined();
    const page = async (person: Person) => (await person.get("/reports/resettlement/points-monthly")).text;
    expect(await page(secretary)).toContain('<a class="opens" href="/ledgers/resettlement/points/');
    expect(await page(clerk)).not.toContain("<a ");
  });

  test("are neither figures nor links where the reader has no right to what is counted, and no links for whoever has not signed in", async () => {
    const line = (html: string) => /两不管未销号<\/th>(.*?)<\/tr>/.exec(html)?.[1] ?? "";
    const [county, supervisor] = [await site.as("sample-county"), await site.as("sample-supervisor")];
    const page = async (person: Person, language: "zh-CN" | "en" = "zh-CN") => (await person.get("/reports/resettlement/headquarters", { language })).text;
    expect(line(await page(county))).toContain('<a class="opens" href="/records/resettlement/residence-status?');
    expect(await page(county)).not.toContain("您的岗位看不到");
    expect(line(await page(supervisor))).toBe('<td class="number"></td>');
    expect(await page(supervisor)).toContain("您的岗位看不到这些项目，没有列出数字：两不管未销号、合作企业、基线指标。");
    expect(await page(supervisor, "en")).toContain("Your post does not see these, and no figures are given: ");
    const [figures, csv] = [await figuresOf(county), (await supervisor.get("/reports/resettlement/headquarters", { query: { format: "csv" } })).text];
    expect(figures.find(({ id }) => id === "gaps")).toMatchObject({ value: 0, opens: expect.stringContaining("/records/resettlement/residence-status?") });
    expect(csv).toContain("两不管未销号,\r\n");
    expect(csv.trimEnd().endsWith("没有列出数字：两不管未销号、合作企业、基线指标。")).toBe(true);
    expect((await figuresOf(supervisor)).find(({ id }) => id === "gaps")).toMatchObject({ value: null, withheld: true, opens: null });
    expect((await site.nobody.get("/reports/resettlement/points-monthly")).text).not.toContain("<a ");
  });
});
