import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { type BuiltServer, startBuiltServer } from "./built-server.js";
import { preparePeople } from "./prepare-people.js";
import type { Visitor, Walk } from "./walk.js";

/** Pages that are open at a place, by its address. */
const guests = new Map<string, Page[]>();

/** A place of its own with all that these walks change, so that nothing carries over to another try. */
export async function ownPlace(packs: readonly string[]): Promise<{ readonly folder: string; readonly server: BuiltServer } & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), "zhili-own-"));
  await preparePeople(folder, inject("samplePassword"), [...packs]);
  const server = await startBuiltServer(folder, inject("adminPassword"));
  return {
    folder,
    server,
    [Symbol.asyncDispose]: async () => {
      for (const page of guests.get(server.url) ?? []) await page.close();
      guests.delete(server.url);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs somebody in there, in a browser of their own. */
export async function signIn(walk: Walk, url: string, username: string, path = "/"): Promise<Visitor> {
  const visitor = await walk.visit(`${url}${path}`);
  guests.set(url, [...(guests.get(url) ?? []), visitor.page]);
  await visitor.page.getByLabel("用户名").fill(username);
  await visitor.page.getByLabel("密码", { exact: true }).fill(inject(username === "admin" ? "adminPassword" : "samplePassword"));
  await visitor.page.getByRole("button", { name: "登录" }).click();
  return visitor;
}
