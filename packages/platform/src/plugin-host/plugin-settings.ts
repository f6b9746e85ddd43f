import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@zhili/contracts";
import { PluginSettingsWrong } from "./errors.js";

/**
 * What an installation tells a plugin, read when it is needed so that a mended file works at once. Throws PLUGIN_SETTINGS_WRONG when the file is
 * not JSON or lacks what the plugin's schema asks for.
 */
export function readSettings(plugin: string, schema: JsonObject | null, folder: string | undefined): JsonObject {
  if (schema === null) return {};
  const wrong = (path: string) => PluginSettingsWrong({ facts: { plugin, path } });
  let given: JsonObject = {};
  try {
    if (folder !== undefined) given = JSON.parse(readFileSync(join(folder, `${plugin}.json`), "utf8")) as JsonObject;
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong(error.message);
  }
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonObject>>;
  const missing = required.filter((name) => typeof given[name] !== (properties[name]?.type ?? "string"));
  if (missing.length > 0) throw wrong(missing.join("、"));
  return given;
}
