import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { loadPlugins, readPluginManifest } from "@zhili/platform";
import { NotAPlugin, PluginNotBuilt } from "./errors.js";
import { linkPluginApi } from "./open-plugins.js";
import { COMPILER, TYPE_ROOTS } from "./shipped.js";

export interface CompiledPlugin {
  readonly id: string;
  readonly version: string;
  readonly entry: string;
  /** `point plugin:type`. */
  readonly contributes: readonly string[];
}

/**
 * Compiles a plugin with the program's own compiler and loads it once, so that what it registers is what its manifest says. Throws
 * CLI_NOT_A_PLUGIN, CLI_PLUGIN_NOT_BUILT after printing what the compiler found, and the refusal of a plugin that can't be loaded.
 */
export async function compilePlugin(folder: string): Promise<CompiledPlugin> {
  if (!["package.json", "tsconfig.json"].every((name) => existsSync(join(folder, name)))) throw NotAPlugin({ facts: { folder } });
  linkPluginApi(resolve(folder));
  const words = [COMPILER, "-p", join(folder, "tsconfig.json"), "--typeRoots", TYPE_ROOTS, "--types", "node"];
  const compiled = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (compiled.status !== 0) {
    process.stderr.write(compiled.stdout + compiled.stderr);
    throw PluginNotBuilt({ facts: { folder } });
  }
  const { entry } = await readPluginManifest(resolve(folder));
  const { plugins, close } = await loadPlugins([resolve(folder)]);
  close();
  const [{ id = "", version = "", contributes = [], refused } = { refused: NotAPlugin({ facts: { folder } }) }] = plugins;
  if (refused !== undefined) throw refused;
  return { id, version, entry, contributes };
}
