import type { Issue } from "@zhili/contracts";
import { checkConfiguration, type PackDocument } from "@zhili/engine/packs";
import type { Registry } from "../plugin-host/registry.js";
import { checkRequiredPlugins } from "./check-required-plugins.js";
import { checkTemplates } from "./check-templates.js";
import { knownNames } from "./known-names.js";

/** All that is wrong with packs as one configuration: names, expressions, templates. An empty list means that it can be published. */
export function checkPacks(packs: readonly PackDocument[], registry: Registry): Issue[] {
  return [...checkRequiredPlugins(packs, registry), ...checkConfiguration(packs, knownNames(registry)), ...checkTemplates(packs, registry)];
}
