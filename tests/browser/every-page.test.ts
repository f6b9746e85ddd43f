import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { APIRequestContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { seriousBarriers } from "./harness/accessibility.js";
import { type BuiltServer, startBuiltServer } from "./harness/built-server.js";
import { expectNarrow, look, PHONE, settled } from "./harness/look.js";
import { preparePeople } from "./harness/prepare-people.js";
import { walking } from "./harness/walk.js";

interface Known {
  readonly pages: readonly { readonly ref: string; readonly pack: string }[];
  readonly recordTypes: Readonly<Record<string, { readonly can: { readonly create: boolean } }>>;
  readonly reports: readonly { readonly ref: string; readonly kind: string }[];
}

/** Some hundred rooms take their time on a busy machine. */
const PATIENCE = 600_000;
const MACHINE_WORDS = /\b(undefined|null|NaN)\b|\[object /;
let folder: string | undefined;
let server: BuiltServer | undefined;

beforeAll(async () => {
  if (inject("chromium") === "") return;
  folder = mkdtempSync(join(tmpdir(), "zhili-every-page-"));
  await preparePeople(folder, inject("samplePassword"), ["base", "border", "resettlement", "compound"]);
  server = await startBuiltServer(folder, inject("adminPassword"));
});
afterAll(async () => {
  await server?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const site = () => server?.url ?? "";

async function signIn(page: Page, username: string): Promise<void> {
  const password = username === "admin" ? inject("adminPassword") : inject("samplePassword");
  const answer = await page.context().request.post(`${site()}/api/v1/session`, { data: { username, password } });
  expect(answer.ok(), `${username} signs in`).toBe(true);
}

async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  return (await (await request.get(`${site()}/api/v1${path}`)).json()) as T;
}

/** Lists, a record of each that has one, forms, and reports of a pack, as far as this person may see them. */
async function roomsOf(page: Page, pack: string): Promise<{ readonly pages: readonly string[]; readonly others: readonly string[] }> {
  const { request } = page.context();
  const known = await read<Known>(request, "/configuration");
  const own = (ref: string) => ref.startsWith(`${pack}:`);
  const path = (ref: string) => ref.replace(":", "/");
  const others: string[] = [];
  for (const [ref, type] of Object.entries(known.recordTypes).filter(([ref]) => own(ref))) {
    others.push(`/records/${path(ref)}`);
    const { items } = await read<{ items: readonly { id: string }[] }>(request, `/records/${path(ref)}?limit=1`);
    others.push(...items.map(({ id }) => `/records/${path(ref)}/${id}`));
    if (type.can.create) others.push(`/records/${path(ref)}/new`);
  }
  others.push(...known.reports.filter(({ ref, kind }) => own(ref) && kind === "report").map(({ ref }) => `/reports/${path(ref)}`));
  return { pages: known.pages.filter((one) => one.pack === pack).map(({ ref }) => `/pages/${path(ref)}`), others };
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${site()}${path}`);
  await page.getByRole("heading").first().waitFor();
  await settled(page);
  expect(await page.locator("body").innerText(), path).not.toMatch(MACHINE_WORDS);
}

for (const [username, pack] of [
  ["border-township-a", "border"],
  ["sample-compound-street", "compound"],
] as const)
  walking(
    `a township's clerk finds every room of ${pack} in order, on a phone and at a desk`,
    async ({ walk }) => {
      const { page } = await walk.visit(site());
      await signIn(page, username);
      const { pages, others } = await roomsOf(page, pack);
      expect(pages.length).toBeGreaterThan(3);
      for (const path of pages) {
        await open(page, path);
        await look(page, `every${path.replaceAll("/", "-")}`);
      }
      await page.setViewportSize(PHONE);
      for (const path of others) {
        await open(page, path);
        await expectNarrow(page, path);
        expect(await seriousBarriers(page), path).toEqual([]);
      }
    },
    PATIENCE,
  );

walking(
  "the administrator finds every page of both models in English",
  async ({ walk }) => {
    const { page } = await walk.visit(site(), { language: "en" });
    await signIn(page, "admin");
    await page.setViewportSize(PHONE);
    for (const pack of ["border", "compound"]) {
      for (const path of (await roomsOf(page, pack)).pages) {
        await open(page, path);
        expect(await page.getByRole("heading", { level: 1 }).first().innerText(), path).toMatch(/^[\x20-\x7e]+$/);
        await expectNarrow(page, path);
        expect(await seriousBarriers(page), path).toEqual([]);
      }
    }
  },
  PATIENCE,
);
