import type { Contributions } from "./contributions.js";
import type { ParameterSchema } from "./parameters.js";

export interface PluginDefinitionCode {
  readonly apiVersion: 1;
  readonly contributes: Contributions;
  /** What an installation tells the plugin (addresses, keys): `plugins/<id>.json` of the data folder. */
  readonly settings?: ParameterSchema;
}

/** Declares a plugin: `export const plugin = definePlugin({ apiVersion: 1, contributes: { effects: [...] } })`. */
export function definePlugin(definition: PluginDefinitionCode): PluginDefinitionCode {
  return definition;
}
