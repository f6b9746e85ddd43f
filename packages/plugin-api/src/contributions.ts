import type { Json, JsonObject, LocalizedText } from "@zhili/contracts";
import type { ParameterSchema } from "./parameters.js";
import type { EffectScope, ReadScope } from "./scope.js";

interface Named {
  /** Kebab-case; a plugin's contribution is called `plugin:type` in packs. */
  readonly type: string;
  readonly title: LocalizedText;
}

/** Work that a transition can ask for. `params` come checked; expressions in them are evaluated by `run`. */
export interface EffectContribution extends Named {
  readonly params: ParameterSchema;
  run(params: JsonObject, scope: EffectScope): Promise<void>;
}

/** The type that a source's value has in expressions. */
export type SourceResult = "int" | "double" | "string" | "bool" | "dyn" | { readonly record: string };

/** A named value gathered before expressions are evaluated. */
export interface SourceContribution extends Named {
  readonly params: ParameterSchema;
  /** Known from the parameters alone; `{ record }` is a record of that type. `fieldRefersTo` tells what a field of the record at hand refers to. */
  resultType(params: JsonObject, fieldRefersTo: (field: string) => string | undefined): SourceResult;
  gather(params: JsonObject, scope: ReadScope): Promise<unknown>;
}

/** A yes or no that packs can name in `guard.type`; `explain` fills the words of refusal. */
export interface GuardContribution extends Named {
  readonly params: ParameterSchema;
  check(params: JsonObject, facts: Readonly<Record<string, unknown>>): { ok: boolean; explain?: Readonly<Record<string, Json>> };
}

export interface FormatContribution {
  readonly id: string;
  readonly title: LocalizedText;
  validate(value: unknown): boolean;
  readonly message: LocalizedText;
  mask?(value: string): string;
}

/** Points for one indicator from facts. */
export interface ScoringSourceContribution extends Named {
  readonly params: ParameterSchema;
  evaluate(params: JsonObject, facts: Readonly<Record<string, unknown>>): { points: number; reason: string; evidence?: Json };
}

/** A Handlebars helper of report templates; gets plain values, answers text that is escaped. */
export interface ReportHelperContribution {
  readonly name: string;
  readonly title: LocalizedText;
  render(values: readonly unknown[], options: Readonly<Record<string, unknown>>): string;
}

/** Carries messages out of the platform; must be safe to call again with the same key. */
export interface ChannelContribution extends Named {
  deliver(message: { key: string; to: string; title: string; text: string; facts: JsonObject }): Promise<void>;
}

export interface Contributions {
  readonly effects?: readonly EffectContribution[];
  readonly sources?: readonly SourceContribution[];
  readonly guards?: readonly GuardContribution[];
  readonly formats?: readonly FormatContribution[];
  readonly scoringSources?: readonly ScoringSourceContribution[];
  readonly reportHelpers?: readonly ReportHelperContribution[];
  readonly channels?: readonly ChannelContribution[];
}
