import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PluginDefinition } from "@zhili/contracts";
import { validateDefinition } from "@zhili/engine/schema";
import { PluginUnreadable } from "./errors.js";

/** A plugin's folder, as its package.json tells. */
export interface PluginPackage {
  readonly folder: string;
  readonly version: string;
  readonly manifest: PluginDefinition;
  /** File that exports `plugin`. */
  readonly entry: string;
}

/** Folders with a package.json in the parents; a parent that is not there has none. */
export function pluginFolders(parents: readonly string[]): string[] {
  return parents.flatMap((parent) => {
    if (!existsSync(parent)) return [];
    const names = readdirSync(parent).filter((name) => name !== "node_modules" && existsSync(join(parent, name, "package.json")));
    return names.sort().map((name) => join(parent, name));
  });
}

/** Reads what a plugin says of itself; none of its code runs. Throws PLUGIN_UNREADABLE. */
export async function readPluginManifest(folder: string): Promise<PluginPackage> {
  const wrong = (reason: string, reasonZh: string) => PluginUnreadable({ facts: { folder, reason, reasonZh } });
  let written: { readonly version?: unknown; readonly main?: unknown; readonly zhili?: unknown };
  try {
    written = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as typeof written;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw wrong(reason, `读不了 package.json（${reason}）`);
  }
  const { version, main, zhili } = written;
  const issues = validateDefinition("plugin", zhili ?? {});
  const [first] = issues;
  if (first !== undefined) {
    const { "zh-CN": zh, en } = first.message;
    throw wrong(`package.json, /zhili${first.path}: ${en}`, `package.json 的 /zhili${first.path}：${zh}`);
  }
  if (typeof version !== "string") throw wrong("package.json has no version", "package.json 里没有 version");
  const entry = join(folder, typeof main === "string" ? main : "dist/index.js");
  if (!existsSync(entry)) throw wrong(`${entry} is not there; zhili plugin build makes it`, `找不到 ${entry}，请先运行 zhili plugin build`);
  return { folder, version, manifest: zhili as PluginDefinition, entry };
}
