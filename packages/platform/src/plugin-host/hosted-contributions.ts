import type { Json, JsonObject } from "@zhili/contracts";
import type {
  ChannelContribution,
  Contributions,
  EffectContribution,
  EffectScope,
  FormatContribution,
  GuardContribution,
  ImporterContribution,
  ReadScope,
  ReportHelperContribution,
  ScoringOperatorContribution,
  SourceContribution,
  SourceResult,
  TextExport,
} from "@zhili/plugin-api";
import { hostedScoringSource } from "./hosted-scoring-source.js";
import { plainFacts } from "./plain-facts.js";
import type { PluginHost } from "./plugin-host.js";
import type { Callbacks, Described, Description } from "./plugin-thread.js";

const READS = ["getRecord", "findRecords", "measureRecords", "readBalance", "measureEntries", "readScore", "readPlace"] as const;
const WRITES = [
  "setFields",
  "createRecord",
  "takeTransition",
  "post",
  "draw",
  "reverse",
  "evaluateScore",
  "openTask",
  "closeTasks",
  "openNotice",
  "closeNotices",
  "send",
  "schedule",
] as const;

/** Contributions as the platform calls them; each call goes to the plugin's own thread. */
export function hostedContributions(host: PluginHost, { contributions }: Description, settings: () => JsonObject): Contributions {
  const at = <T>(point: string, make: (one: Described) => T): T[] => contributions.filter((one) => one.point === point).map(make);
  return {
    effects: at("effects", (one) => effect(host, one)),
    sources: at("sources", (one) => source(host, one)),
    guards: at("guards", (one) => guard(host, one)),
    formats: at("formats", (one) => format(host, one)),
    scoringOperators: at("scoringOperators", (one) => scoringOperator(host, one)),
    scoringSources: at("scoringSources", (one) => hostedScoringSource(host, one)),
    reportHelpers: at("reportHelpers", (one) => reportHelper(host, one)),
    exports: at("exports", (one) => textExport(host, one)),
    importers: at("importers", (one) => importer(host, one)),
    channels: at("channels", (one) => channel(host, one, settings)),
  };
}

function effect(host: PluginHost, { point, name, data }: Described): EffectContribution {
  return {
    ...(data as unknown as Pick<EffectContribution, "type" | "title" | "params">),
    async run(params, scope) {
      const later = [...READS, ...WRITES];
      const parameters = [params, scopeData(scope)];
      await host.call({ point, type: name, method: "run", parameters, later, now: ["evaluate", "render"], callbacks: callbacksOf(scope, later) });
    },
  };
}

function source(host: PluginHost, { point, name, data, has }: Described): SourceContribution {
  const later = [...READS];
  return {
    ...(data as unknown as Pick<SourceContribution, "type" | "title" | "params">),
    resultType(params, fieldRefersTo) {
      if (!has.includes("resultType")) return "dyn";
      const request = { point, type: name, method: "resultType", parameters: [params], whole: "fieldRefersTo", callbacks: { fieldRefersTo } };
      return (host.callNow(request)?.value ?? "dyn") as SourceResult;
    },
    gather: (params, scope) =>
      host.call({
        point,
        type: name,
        method: "gather",
        parameters: [params, scopeData(scope)],
        later,
        now: ["evaluate"],
        callbacks: callbacksOf(scope as EffectScope, later),
      }),
  };
}

function guard(host: PluginHost, { point, name, data }: Described): GuardContribution {
  return {
    ...(data as unknown as Pick<GuardContribution, "type" | "title" | "params">),
    check(params, facts) {
      const verdict = host.callNow({ point, type: name, method: "check", parameters: [params, plainFacts(facts)] })?.value as JsonObject | null | undefined;
      const explain = verdict?.explain;
      return { ok: verdict?.ok === true, ...(typeof explain === "object" && explain !== null ? { explain: explain as Record<string, Json> } : {}) };
    },
  };
}

function scoringOperator(host: PluginHost, { point, name, data }: Described): ScoringOperatorContribution {
  return {
    ...(data as unknown as Pick<ScoringOperatorContribution, "type" | "title" | "params">),
    combine(indicators, params) {
      const given = host.callNow({ point, type: name, method: "combine", parameters: [indicators, params] })?.value as JsonObject | null | undefined;
      return { points: typeof given?.points === "number" ? given.points : Number.NaN, reason: String(given?.reason ?? "") };
    },
  };
}

function format(host: PluginHost, { point, name, data, has }: Described): FormatContribution {
  const text = (method: string, value: string): string => String(host.callNow({ point, type: name, method, parameters: [value] })?.value ?? "");
  return {
    ...(data as unknown as Pick<FormatContribution, "id" | "title" | "message">),
    validate: (value) => host.callNow({ point, type: name, method: "validate", parameters: [value ?? null] })?.value === true,
    ...(has.includes("mask") ? { mask: (value: string) => text("mask", value) } : {}),
    ...(has.includes("normalize") ? { normalize: (value: string) => text("normalize", value) } : {}),
  };
}

function reportHelper(host: PluginHost, { point, name, data }: Described): ReportHelperContribution {
  return {
    ...(data as unknown as Pick<ReportHelperContribution, "name" | "title">),
    render(values, options) {
      const shown = Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value !== "function"));
      const text = host.callNow({ point, type: name, method: "render", parameters: [values, shown] })?.value;
      return typeof text === "string" || typeof text === "number" ? String(text) : "";
    },
  };
}

function textExport(host: PluginHost, { point, name, data, has }: Described): TextExport {
  const text = (method: string, ...parameters: readonly unknown[]): string =>
    has.includes(method) ? String(host.callNow({ point, type: name, method, parameters })?.value ?? "") : "";
  return {
    ...(data as unknown as Pick<TextExport, "type" | "title" | "params" | "extension" | "mediaType">),
    begin: (head, params) => text("begin", head, params),
    rows: (rows, head, params) => text("rows", rows, head, params),
    end: (head, params) => text("end", head, params),
  };
}

function importer(host: PluginHost, { point, name, data }: Described): ImporterContribution {
  return {
    ...(data as unknown as Pick<ImporterContribution, "type" | "title" | "params" | "extensions">),
    async read(text, params) {
      const rows = await host.call({ point, type: name, method: "read", parameters: [text, params] });
      return (Array.isArray(rows) ? rows : []).map((row) =>
        Array.isArray(row) ? row.map((cell) => (typeof cell === "string" ? cell : String(cell ?? ""))) : [],
      );
    },
  };
}

function channel(host: PluginHost, { point, name, data }: Described, settings: () => JsonObject): ChannelContribution {
  return {
    ...(data as unknown as Pick<ChannelContribution, "type" | "title">),
    async deliver(message) {
      await host.call({ point, type: name, method: "deliver", parameters: [message, settings()] });
    },
  };
}

function scopeData({ record, input, actor, now, today }: ReadScope): Record<string, unknown> {
  return { record, input, actor, now, today };
}

/** What runs here when the plugin asks: reads and writes with the record as it is afterwards, expressions and templates at once. */
function callbacksOf(scope: EffectScope, later: readonly (keyof EffectScope)[]): Callbacks {
  const methods = scope as unknown as Readonly<Record<string, (...parameters: readonly unknown[]) => Promise<unknown>>>;
  const asked = later.map((name) => [
    name,
    async (...parameters: readonly unknown[]) => ({ value: await methods[name]?.(...parameters), record: scope.record ?? null }),
  ]);
  return {
    ...Object.fromEntries(asked),
    evaluate: (expression: string, extra?: Record<string, unknown>) => scope.evaluate(expression, extra),
    render: (template: string, extra?: Record<string, unknown>) => scope.render(template, extra),
  };
}
