import { defineError, type Issue } from "@zhili/contracts";
import { type PackDocument, packIssue } from "@zhili/engine/packs";
import { nearest } from "@zhili/engine/schema";
import type { Registry } from "../plugin-host/registry.js";
import { satisfies } from "./satisfies.js";

/** Facts: plugin, range. */
export const PluginMissing = defineError("PLUGIN_MISSING", 422, {
  "zh-CN": "需要扩展“{plugin}” {range}，但没有安装{hintZh}。",
  en: "The plugin {plugin} {range} is needed and not installed{hint}.",
});
/** Facts: plugin, range, version. */
export const PluginOfOtherVersion = defineError("PLUGIN_OF_OTHER_VERSION", 422, {
  "zh-CN": "需要扩展“{plugin}” {range}，安装的是 {version}。",
  en: "The plugin {plugin} {range} is needed; {version} is installed.",
});

/** Plugins that a pack asks for must be there, in a version of the range. */
export function checkRequiredPlugins(packs: readonly PackDocument[], registry: Registry): Issue[] {
  return packs.flatMap(({ manifest }) =>
    Object.entries(manifest.requires.plugins ?? {}).flatMap(([plugin, range]) => {
      const path = `/zhili/requires/plugins/${plugin}`;
      const found = registry.plugins.get(plugin);
      const facts = { plugin, range: String(range), version: found?.version ?? "" };
      const place = { pack: manifest.id, file: "package.json" };
      if (found === undefined) return [{ ...packIssue(PluginMissing, path, facts, nearest(plugin, registry.plugins.keys())), ...place }];
      return satisfies(found.version, String(range)) ? [] : [{ ...packIssue(PluginOfOtherVersion, path, facts), ...place }];
    }),
  );
}
