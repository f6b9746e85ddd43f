import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type LoadedPlugins, loadPlugins, pluginFolders } from "@zhili/platform";
import { PLUGIN_API, SHIPPED_PLUGINS } from "./shipped.js";

/** The plugins that come with the program and those in `plugins/` of the data folder, in force with the built-ins. */
export function openPlugins(folder: string): Promise<LoadedPlugins> {
  const own = join(folder, "plugins");
  if (existsSync(own)) linkPluginApi(own);
  return loadPlugins(pluginFolders([SHIPPED_PLUGINS, own]), own);
}

/** Lets what lies in the folder import `@zhili/plugin-api`: a link to the program's own, when nothing is there. */
export function linkPluginApi(folder: string): void {
  const link = join(folder, "node_modules/@zhili/plugin-api");
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(PLUGIN_API, link, "junction");
}
