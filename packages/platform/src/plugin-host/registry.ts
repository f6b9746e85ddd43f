import { defineError } from "@zhili/contracts";
import type {
  ChannelContribution,
  Contributions,
  EffectContribution,
  ExportContribution,
  FormatContribution,
  GuardContribution,
  ImporterContribution,
  ReportHelperContribution,
  ScoringOperatorContribution,
  ScoringSourceContribution,
  SourceContribution,
} from "@zhili/plugin-api";

export const ContributionTaken = defineError("PLUGIN_CONTRIBUTION_TAKEN", 409, {
  "zh-CN": "扩展「{plugin}」要登记的 {point} {type} 已被占用。",
  en: "The plugin “{plugin}” registers {point} {type}, which is taken.",
});

/** A plugin whose contributions packs can name. */
export interface PluginInForce {
  readonly id: string;
  readonly version: string;
}

/** Everything that packs can name: the built-ins and what plugins add, through the same points. */
export interface Registry {
  readonly effects: ReadonlyMap<string, EffectContribution>;
  readonly sources: ReadonlyMap<string, SourceContribution>;
  readonly guards: ReadonlyMap<string, GuardContribution>;
  readonly formats: ReadonlyMap<string, FormatContribution>;
  readonly scoringOperators: ReadonlyMap<string, ScoringOperatorContribution>;
  readonly scoringSources: ReadonlyMap<string, ScoringSourceContribution>;
  readonly reportHelpers: ReadonlyMap<string, ReportHelperContribution>;
  readonly exports: ReadonlyMap<string, ExportContribution>;
  readonly importers: ReadonlyMap<string, ImporterContribution>;
  readonly channels: ReadonlyMap<string, ChannelContribution>;
  /** By their ids; packs ask for them in `requires.plugins`. */
  readonly plugins: ReadonlyMap<string, PluginInForce>;
  /** Adds contributions; a plugin's names get its id before them. Throws PLUGIN_CONTRIBUTION_TAKEN, and nothing is added then. */
  register(contributions: Contributions, plugin?: PluginInForce): void;
}

export function createRegistry(): Registry {
  const maps = {
    effects: new Map<string, EffectContribution>(),
    sources: new Map<string, SourceContribution>(),
    guards: new Map<string, GuardContribution>(),
    formats: new Map<string, FormatContribution>(),
    scoringOperators: new Map<string, ScoringOperatorContribution>(),
    scoringSources: new Map<string, ScoringSourceContribution>(),
    reportHelpers: new Map<string, ReportHelperContribution>(),
    exports: new Map<string, ExportContribution>(),
    importers: new Map<string, ImporterContribution>(),
    channels: new Map<string, ChannelContribution>(),
  };
  const plugins = new Map<string, PluginInForce>();
  return {
    ...maps,
    plugins,
    register(contributions, plugin) {
      const nameOf = (name: string) => (plugin === undefined ? name : `${plugin.id}:${name}`);
      const rows = [
        ...named("effect", maps.effects, contributions.effects, (one) => one.type),
        ...named("source", maps.sources, contributions.sources, (one) => one.type),
        ...named("guard", maps.guards, contributions.guards, (one) => one.type),
        ...named(
          "format",
          maps.formats,
          contributions.formats,
          (one) => one.id,
          (one) => ({ ...one, id: nameOf(one.id) }),
        ),
        ...named("scoring-operator", maps.scoringOperators, contributions.scoringOperators, (one) => one.type),
        ...named("scoring-source", maps.scoringSources, contributions.scoringSources, (one) => one.type),
        ...named(
          "report-helper",
          maps.reportHelpers,
          contributions.reportHelpers,
          (one) => one.name,
          (one) => ({ ...one, name: nameOf(one.name) }),
        ),
        ...named("export", maps.exports, contributions.exports, (one) => one.type),
        ...named("importer", maps.importers, contributions.importers, (one) => one.type),
        ...named("channel", maps.channels, contributions.channels, (one) => one.type),
      ];
      const taken = rows.find(({ name, holds }) => holds(nameOf(name)));
      if (taken !== undefined) throw ContributionTaken({ facts: { plugin: plugin?.id ?? "built-in", point: taken.point, type: nameOf(taken.name) } });
      for (const { name, add } of rows) add(nameOf(name));
      if (plugin !== undefined) plugins.set(plugin.id, plugin);
    },
  };
}

interface Row {
  readonly point: string;
  readonly name: string;
  holds(type: string): boolean;
  add(type: string): void;
}

function named<T>(
  point: string,
  map: Map<string, T>,
  contributions: readonly T[] | undefined,
  nameOf: (one: T) => string,
  kept: (one: T) => T = (one) => one,
): Row[] {
  return (contributions ?? []).map((one) => ({ point, name: nameOf(one), holds: (type) => map.has(type), add: (type) => map.set(type, kept(one)) }));
}
