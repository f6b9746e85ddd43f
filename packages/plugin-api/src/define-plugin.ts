import type { Contributions } from "./contributions.js";

export interface PluginDefinitionCode {
  readonly apiVersion: 1;
  readonly contributes: Contributions;
}

/** Declares a plugin: `export const plugin = definePlugin({ apiVersion: 1, contributes: { effects: [...] } })`. */
export function definePlugin(definition: PluginDefinitionCode): PluginDefinitionCode {
  return definition;
}
