import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder that is gone after the tests of the file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "zhili-plugins-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a plugin of one module; `contributes` are `point id`. Answers its folder. */
export function writePlugin(
  parent: string,
  id: string,
  contributes: readonly string[],
  code: string,
  manifest: Readonly<Record<string, unknown>> = {},
): string {
  const folder = join(parent, id);
  mkdirSync(folder, { recursive: true });
  const listed = contributes.map((one) => ({ point: one.split(" ")[0], id: one.split(" ")[1] }));
  const zhili = { kind: "plugin", apiVersion: 1, id, title: id, contributes: listed, ...manifest };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: `plugin-${id}`, version: "1.2.3", type: "module", main: "index.js", zhili }));
  writeFileSync(join(folder, "index.js"), code);
  return folder;
}
