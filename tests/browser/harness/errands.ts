import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "@zhili/contracts";
import { createPlatform, installPacks, openVault, packArchive, type RequestContext, submitForm, systemContext, takeTransition } from "@zhili/platform";
import { openStore } from "@zhili/store";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { writeFiles } from "../../journeys/write-files.js";
import { type BuiltServer, startBuiltServer } from "./built-server.js";
import { givePasswords } from "./prepare-people.js";
import type { Visitor, VisitorOptions, Walk } from "./walk.js";

const BASE = fileURLToPath(new URL("../../../templates/base", import.meta.url));
const COUNTY = "511781000000";
export const RUNNER = "errand-runner";
/** A second administrator. */
export const DEPUTY = "errand-deputy";

const manifest = (id: string, title: string, version: string, needs: JsonObject) => ({
  name: id,
  version,
  zhili: { kind: "pack", formatVersion: 1, id, title, requires: { platform: "^1.0.0", packs: { base: "^1.0.0", ...needs } } },
});

const RUN = { roles: ["runner"] };

/** The pack of errands as its author first published it. */
const FIRST: Readonly<Record<string, JsonObject | readonly JsonObject[] | string>> = {
  "package.json": manifest("errands", "代办", "1.0.0", {}),
  "record-types/errand.json": {
    id: "errand",
    title: "代办事项",
    titleTemplate: "{{what}}",
    orgUnit: { levels: ["county"] },
    schema: {
      type: "object",
      required: ["what"],
      properties: { what: { type: "string", title: "办什么" }, phone: { type: "string", title: "电话" }, fee: { type: "string", title: "收费" } },
    },
  },
  "workflows/errand-run.json": {
    id: "errand-run",
    title: "代办流程",
    recordType: "errand",
    initial: "filed",
    states: [
      { id: "filed", title: "已登记" },
      { id: "asking", title: "上门询问" },
      { id: "checking", title: "复核" },
      { id: "done", title: "办结", kind: "final" },
    ],
    transitions: [
      { id: "ask", title: "上门询问", from: ["filed"], to: "asking", ...RUN },
      { id: "check", title: "送复核", from: ["asking"], to: "checking", ...RUN },
      { id: "finish", title: "办结", from: ["filed", "asking", "checking"], to: "done", ...RUN },
    ],
  },
  "roles/runner.json": {
    id: "runner",
    title: "代办员",
    rules: [{ id: "all", actions: ["read", "create", "update", "transition", "export"], subjects: ["record-type/errand"] }],
  },
  "locales/en.json": {
    "pack/errands/title": "Errands",
    "record-type/errand/title": "Errand",
    "record-type/errand/schema/properties/what/title": "What to do",
    "record-type/errand/schema/properties/phone/title": "Telephone",
    "record-type/errand/schema/properties/fee/title": "Fee",
    "role/runner/title": "Runner",
    "workflow/errand-run/title": "Errand",
    "workflow/errand-run/states/filed/title": "Filed",
    "workflow/errand-run/states/asking/title": "Asking at home",
    "workflow/errand-run/states/checking/title": "Checking",
    "workflow/errand-run/states/done/title": "Done",
    "workflow/errand-run/transitions/ask/title": "Ask at home",
    "workflow/errand-run/transitions/check/title": "Send to be checked",
    "workflow/errand-run/transitions/finish/title": "Finish",
  },
  "fixtures/fixtures.json": [
    {
      id: "staff",
      file: "staff.csv",
      into: "users",
      key: "login",
      columns: { login: "login", name: "login", role: "role", at: { value: COUNTY } },
    },
  ],
  "fixtures/staff.csv": `login,role\n${RUNNER},runner\n${DEPUTY},base:system-admin\n`,
};

/** What the next version says instead: the telephone is renamed, the fee is a number, two steps are gone, one of them with no word of where its cases go. */
const NEXT: Readonly<Record<string, JsonObject>> = {
  "package.json": manifest("errands", "代办", "1.1.0", {}),
  "record-types/errand.json": {
    ...(FIRST["record-types/errand.json"] as JsonObject),
    schema: {
      type: "object",
      required: ["what"],
      properties: { what: { type: "string", title: "办什么" }, mobile: { type: "string", title: "手机" }, fee: { type: "integer", title: "收费（元）" } },
    },
  },
  "workflows/errand-run.json": {
    ...(FIRST["workflows/errand-run.json"] as JsonObject),
    states: [
      { id: "filed", title: "已登记" },
      { id: "visiting", title: "上门办理" },
      { id: "waiting", title: "待补材料" },
      { id: "done", title: "办结", kind: "final" },
    ],
    transitions: [
      { id: "visit", title: "上门办理", from: ["filed"], to: "visiting", ...RUN },
      { id: "wait", title: "等补材料", from: ["visiting"], to: "waiting", ...RUN },
      { id: "finish", title: "办结", from: ["filed", "visiting", "waiting"], to: "done", ...RUN },
    ],
  },
  "locales/en.json": {
    "pack/errands/title": "Errands",
    "record-type/errand/title": "Errand",
    "record-type/errand/schema/properties/what/title": "What to do",
    "record-type/errand/schema/properties/mobile/title": "Mobile",
    "record-type/errand/schema/properties/fee/title": "Fee in yuan",
    "role/runner/title": "Runner",
    "workflow/errand-run/title": "Errand",
    "workflow/errand-run/states/filed/title": "Filed",
    "workflow/errand-run/states/visiting/title": "Visiting",
    "workflow/errand-run/states/waiting/title": "Waiting for papers",
    "workflow/errand-run/transitions/wait/title": "Wait for papers",
    "workflow/errand-run/states/done/title": "Done",
    "workflow/errand-run/transitions/visit/title": "Visit",
    "workflow/errand-run/transitions/finish/title": "Finish",
  },
  "migrations/to-1-1.json": {
    id: "to-1-1",
    title: "1.1",
    version: "1.1.0",
    changes: [
      { id: "phone", type: "rename-field", definition: "errand", from: "phone", to: "mobile" },
      { id: "fee", type: "retype-field", definition: "errand", field: "fee", forward: "int(value)" },
      { id: "asking", type: "remove-state", definition: "errand-run", from: "asking", to: "visiting" },
    ],
  },
};

/** A pack that rests on the errands. */
const RESTING = {
  "package.json": manifest("errand-prices", "代办收费", "1.0.0", { errands: "^1.0.0" }),
  "code-lists/price.json": { id: "price", title: "收费标准", items: [{ id: "free", title: "免费" }] },
};

const texts = (files: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === "string" ? content : JSON.stringify(content)]));

interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The archive of the next version, to be uploaded. */
export const nextErrands = (): Promise<UploadedFile> => archive("1.1.0", NEXT);

/** The archive of a version in which only the workflow is called otherwise. */
export function retitledErrands(version: string, title: string): Promise<UploadedFile> {
  return archive(version, {
    "package.json": manifest("errands", "代办", version, {}),
    "workflows/errand-run.json": { ...(FIRST["workflows/errand-run.json"] as JsonObject), title },
  });
}

async function archive(version: string, more: Readonly<Record<string, JsonObject>>): Promise<UploadedFile> {
  const packed = await packArchive("package", texts({ ...FIRST, ...more }));
  return { name: `errands-${version}.tgz`, mimeType: "application/gzip", buffer: Buffer.from(packed) };
}

export interface ErrandsPlace extends AsyncDisposable {
  readonly server: BuiltServer;
  readonly folder: string;
}

/** A server of its own with one errand in each step, and a pack that rests on the errands when asked for. */
export async function openErrands({ resting = false }: { readonly resting?: boolean } = {}): Promise<ErrandsPlace> {
  const folder = mkdtempSync(join(tmpdir(), "zhili-errands-"));
  const packs = join(folder, "packs");
  await writeFiles(join(packs, "errands"), texts(FIRST));
  await writeFiles(join(packs, "errand-prices"), texts(RESTING));
  const store = await openStore({ folder });
  try {
    const platform = await createPlatform({ store, vault: await openVault(folder), folder });
    await installPacks(platform, [BASE, join(packs, "errands"), ...(resting ? [join(packs, "errand-prices")] : [])]);
    await givePasswords(platform, inject("samplePassword"));
    const { path } = (await platform.store.get("org-units", COUNTY)) as { path?: string };
    const grant = { id: "g", user: "runner", role: "errands:runner", orgUnit: COUNTY, orgPath: path ?? "" };
    const runner: RequestContext = { ...systemContext(platform), actor: { id: "runner", name: "代办员样本", kind: "user", grants: [grant] } };
    for (const [what, ...steps] of [["代取药品"], ["代缴水费", "ask"], ["代办证件", "ask", "check"], ["代买种子", "ask", "check"]] as const) {
      const { id } = await submitForm(platform, runner, { type: "errands:errand", orgUnit: COUNTY, data: { what, phone: "13800001111", fee: "5" } });
      for (const transition of steps) await takeTransition(platform, runner, { type: "errands:errand", id, event: { type: "take", transition, input: {} } });
    }
  } finally {
    await store.close();
  }
  const server = await startBuiltServer(folder, inject("adminPassword"));
  return {
    server,
    folder,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody signs in at a server of its own. */
export async function signInAt(walk: Walk, url: string, username: string, path: string, options: VisitorOptions = {}): Promise<Visitor> {
  const visitor = await walk.visit(`${url}${path}`, options);
  const english = options.language === "en";
  await visitor.page.getByLabel(english ? "User name" : "用户名").fill(username);
  await visitor.page.getByLabel(english ? "Password" : "密码", { exact: true }).fill(inject(username === "admin" ? "adminPassword" : "samplePassword"));
  await visitor.page.getByRole("button", { name: english ? "Sign in" : "登录" }).click();
  return visitor;
}

/** What somebody who is signed in does without their page. */
export async function act(page: Page, method: "GET" | "POST" | "PUT" | "PATCH", path: string, data?: unknown, version?: number): Promise<JsonObject> {
  const at = new URL("/api/v1", page.url()).href;
  const { csrfToken } = (await (await page.request.get(`${at}/session`)).json()) as { csrfToken: string };
  const headers = { "x-csrf-token": csrfToken, ...(version === undefined ? {} : { "if-match": `"${version}"` }) };
  const answer = await page.request.fetch(`${at}${path}`, { method, headers, ...(data === undefined ? {} : { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as JsonObject;
}

/** An administrator brings in the next version, with the cases that have no step sent to the visits. */
export async function upgradeErrands(page: Page): Promise<void> {
  await page.getByRole("button", { name: "升级配置包" }).click();
  await page.locator(".ant-modal input[type=file]").setInputFiles(await nextErrands());
  await page.getByRole("heading", { name: "升级计划：1.0.0 → 1.1.0" }).waitFor();
  const draft = new URL(page.url()).pathname.split("/").at(-1);
  await act(page, "PUT", `/drafts/${draft}/states`, { states: { "errands:errand-run": { checking: "visiting" } } }, 1);
  await page.reload();
  await page.getByRole("button", { name: "发布" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("发布说明").fill("升级到 1.1");
  await dialog.getByRole("button", { name: "发布" }).click();
  await page.getByRole("heading", { level: 1, name: "配置" }).waitFor({ timeout: 120_000 });
}
