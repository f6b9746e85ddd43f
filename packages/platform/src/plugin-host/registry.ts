import { defineError } from "@zhili/contracts";
import type {
  ChannelContribution,
  Contributions,
  EffectContribution,
  FormatContribution,
  GuardContribution,
  ReportHelperContribution,
  ScoringSourceContribution,
  SourceContribution,
} from "@zhili/plugin-api";

export const ContributionTaken = defineError("PLUGIN_CONTRIBUTION_TAKEN", 409, {
  "zh-CN": "扩展「{plugin}」要登记的 {point} {type} 已被占用。",
  en: "The plugin “{plugin}” registers {point} {type}, which is taken.",
});

/** Everything that packs can name: the built-ins and what plugins add, through the same points. */
export interface Registry {
  readonly effects: ReadonlyMap<string, EffectContribution>;
  readonly sources: ReadonlyMap<string, SourceContribution>;
  readonly guards: ReadonlyMap<string, GuardContribution>;
  readonly formats: ReadonlyMap<string, FormatContribution>;
  readonly scoringSources: ReadonlyMap<string, ScoringSourceContribution>;
  readonly reportHelpers: ReadonlyMap<string, ReportHelperContribution>;
  readonly channels: ReadonlyMap<string, ChannelContribution>;
  /** Adds contributions; a plugin's names get its id before them. Throws PLUGIN_CONTRIBUTION_TAKEN. */
  register(contributions: Contributions, plugin?: string): void;
}

export function createRegistry(): Registry {
  const maps = {
    effects: new Map<string, EffectContribution>(),
    sources: new Map<string, SourceContribution>(),
    guards: new Map<string, GuardContribution>(),
    formats: new Map<string, FormatContribution>(),
    scoringSources: new Map<string, ScoringSourceContribution>(),
    reportHelpers: new Map<string, ReportHelperContribution>(),
    channels: new Map<string, ChannelContribution>(),
  };
  const add = <T>(map: Map<string, T>, point: string, name: string, contribution: T, plugin: string | undefined) => {
    const type = plugin === undefined ? name : `${plugin}:${name}`;
    if (map.has(type)) throw ContributionTaken({ facts: { plugin: plugin ?? "built-in", point, type } });
    map.set(type, contribution);
  };
  return {
    ...maps,
    register(contributions, plugin) {
      for (const one of contributions.effects ?? []) add(maps.effects, "effect", one.type, one, plugin);
      for (const one of contributions.sources ?? []) add(maps.sources, "source", one.type, one, plugin);
      for (const one of contributions.guards ?? []) add(maps.guards, "guard", one.type, one, plugin);
      for (const one of contributions.formats ?? []) add(maps.formats, "format", one.id, one, plugin);
      for (const one of contributions.scoringSources ?? []) add(maps.scoringSources, "scoring-source", one.type, one, plugin);
      for (const one of contributions.reportHelpers ?? []) add(maps.reportHelpers, "report-helper", one.name, one, plugin);
      for (const one of contributions.channels ?? []) add(maps.channels, "channel", one.type, one, plugin);
    },
  };
}
