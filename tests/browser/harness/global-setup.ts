import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { findChromium } from "../../get-chromium.mjs";
import { startBuiltServer } from "./built-server.js";

const PREPARE = fileURLToPath(new URL("../../../packages/cli/bin/prepare.mjs", import.meta.url));

declare module "vitest" {
  interface ProvidedContext {
    /** Where the server answers; empty when there is no browser to open it with. */
    readonly siteUrl: string;
    readonly chromium: string;
    readonly adminPassword: string;
    readonly samplePassword: string;
  }
}

/** One built server with sample people for all the browser tests; nothing when this machine has no Chromium. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chromium = findChromium();
  const adminPassword = "Opening-Day-2026";
  const samplePassword = "Sample-People-2026";
  project.provide("chromium", chromium ?? "");
  project.provide("adminPassword", adminPassword);
  project.provide("samplePassword", samplePassword);
  project.provide("siteUrl", "");
  if (chromium === undefined) {
    console.log("BROWSER TESTS SKIPPED: no Chromium on the search path and none in CHROME_PATH");
    return undefined;
  }
  const built = spawnSync(process.execPath, [PREPARE], { stdio: ["ignore", "inherit", "inherit"] });
  if (built.status !== 0) throw new Error("the program could not be built");
  const folder = mkdtempSync(join(tmpdir(), "zhili-browser-"));
  const { preparePeople } = await import("./prepare-people.js");
  await preparePeople(folder, samplePassword);
  const server = await startBuiltServer(folder, adminPassword);
  project.provide("siteUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
