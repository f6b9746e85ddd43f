import { atOnce, type Issue, type Steps } from "@zhili/contracts";
import { configurationCheck, type PackDocument } from "@zhili/engine/packs";
import type { Registry } from "../plugin-host/registry.js";
import { checkRequiredPlugins } from "./check-required-plugins.js";
import { templateCheck } from "./check-templates.js";
import { knownNames } from "./known-names.js";

/** All that is wrong with packs as one configuration: names, expressions, templates. An empty list means that it can be published. */
export function checkPacks(packs: readonly PackDocument[], registry: Registry): Issue[] {
  return atOnce(packCheck(packs, registry));
}

/** `checkPacks` in steps. */
export function* packCheck(packs: readonly PackDocument[], registry: Registry): Steps<Issue[]> {
  return [...checkRequiredPlugins(packs, registry), ...(yield* configurationCheck(packs, knownNames(registry))), ...(yield* templateCheck(packs, registry))];
}
