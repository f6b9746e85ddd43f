import type { KnownContribution, KnownNames, ParameterSchema } from "@zhili/engine/packs";
import { builtInHelperNames, checkTemplate } from "@zhili/engine/reports";
import { builtinFormats } from "@zhili/engine/schema";
import type { Registry } from "../plugin-host/registry.js";

/** What is registered, as packs are held against it. */
export function knownNames(registry: Registry): KnownNames {
  const contributions = (map: ReadonlyMap<string, { params: ParameterSchema }>): Record<string, KnownContribution> =>
    Object.fromEntries([...map].map(([type, { params }]) => [type, { params }]));
  const sources = Object.fromEntries([...registry.sources].map(([type, one]) => [type, { params: one.params, resultType: one.resultType.bind(one) }]));
  return {
    effects: contributions(registry.effects),
    sources,
    guards: contributions(registry.guards),
    scoringSources: contributions(registry.scoringSources),
    scoringOperators: contributions(registry.scoringOperators),
    formats: [...builtinFormats.map((format) => format.id), ...registry.formats.keys()],
    helpers: [...builtInHelperNames, ...registry.reportHelpers.keys()],
    checkTemplate: (text, names) => checkTemplate(text, names, [...registry.reportHelpers.values()]),
  };
}
