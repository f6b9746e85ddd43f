import { fileURLToPath } from "node:url";
import { packArchive, readPackSource } from "@zhili/platform";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { look } from "./harness/look.js";
import { walking } from "./harness/walk.js";

const FOLDER = fileURLToPath(new URL("../../templates/resettlement", import.meta.url));
const RENAMED = "workflows/redemption-run.json";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly zhili: object;
}

/** The file of the pack's next version, with a workflow renamed and something more in its manifest. */
async function nextVersion(more: object = {}): Promise<{ name: string; version: string; mimeType: string; buffer: Buffer }> {
  const { files } = await readPackSource(FOLDER);
  const manifest = JSON.parse(files["package.json"] ?? "") as Manifest;
  const version = `${Number(manifest.version.split(".")[0])}.9.0`;
  const workflow = JSON.parse(files[RENAMED] ?? "") as { title: string };
  const changed = {
    ...files,
    "package.json": JSON.stringify({ ...manifest, version, ...more }),
    [RENAMED]: JSON.stringify({ ...workflow, title: "新版兑换" }),
  };
  return { name: `resettlement-${version}.tgz`, version, mimeType: "application/gzip", buffer: Buffer.from(await packArchive("package", changed)) };
}

const choose = (page: Page, file: { name: string; mimeType: string; buffer: Buffer }) => page.locator(".ant-modal input[type=file]").setInputFiles(file);

walking("an administrator uploads a pack's newer version, sees why a wrong file is refused, then the plan of the upgrade", async ({ walk }) => {
  const { page, watch } = await walk.enter("admin", "/configuration");
  await page.getByRole("button", { name: "升级配置包" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "选择文件" }).waitFor();
  await look(page, "pack-upgrade");
  watch.expectRefusal(422, "/configuration/upgrades");
  await choose(page, { name: "照片.tgz", mimeType: "application/gzip", buffer: Buffer.from("不是配置包") });
  await dialog.getByRole("alert").getByText("照片.tgz 不是完好的 .tgz 文件").waitFor();
  await choose(page, await nextVersion({ scripts: { postinstall: "touch evil" } }));
  await dialog.getByRole("alert").getByText("package.json 里不能有“scripts”").waitFor();
  await look(page, "pack-upgrade-refused");

  const newer = await nextVersion();
  await choose(page, newer);
  await page.getByRole("heading", { name: new RegExp(`^升级计划：.* → ${newer.version}$`) }).waitFor();
  await page.getByText("没有两边都改过的地方").waitFor();
  await page.getByText("逐处查看").click();
  await page.getByText("新版兑换").first().waitFor();
  await look(page, "pack-upgrade-plan");
  const address = page.url();

  const english = await walk.enter("admin", new URL(address).pathname, { language: "en" });
  await english.page.getByRole("heading", { name: /^Plan of the upgrade: / }).waitFor();
  await english.page.getByText("See each of them").click();
  await look(english.page, "pack-upgrade-plan-en");
  await english.page.goto("/configuration");
  await english.page.getByRole("button", { name: "Upgrade a pack" }).click();
  await english.page.getByRole("button", { name: "Choose a file" }).waitFor();
  await look(english.page, "pack-upgrade-en");

  await page.getByRole("button", { name: "丢弃草稿" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "丢弃草稿" }).click();
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).toBe("/configuration");
});
