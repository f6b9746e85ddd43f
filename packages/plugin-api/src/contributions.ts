import type { Fact, Json, JsonObject, Language, LocalizedText } from "@zhili/contracts";
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
  /** The usual way of writing what people type; applied before validation. */
  normalize?(value: string): string;
  mask?(value: string): string;
}

export interface IndicatorPlace {
  readonly id: string;
  readonly title: string;
  readonly min: number;
  readonly max: number;
}

/** What a scoring source may use while the scorecard is prepared. */
export interface ScoringPrepareContext {
  readonly indicator: IndicatorPlace;
  /** Compiles an expression of the parameters over subject, facts and period; what is wrong becomes an issue of the pack at `/params/<path>`. */
  expression(source: string, path: string): { evaluate(facts: Readonly<Record<string, unknown>>): Json };
  issue(path: string, message: LocalizedText): void;
  /** Name in `facts` of a fact that `needs` asked for. */
  keyOf(need: string): string;
}

/**
 * A kind of source of points. `needs` names facts to gather for an indicator besides those it declares; `prepare` runs once per
 * indicator, and `evaluate` gets what it made (the parameters themselves without it). `evaluate` is pure.
 */
export interface ScoringSourceContribution<Prepared = unknown> extends Named {
  readonly params: ParameterSchema;
  needs?(params: JsonObject, indicator: IndicatorPlace): readonly Fact[];
  prepare?(params: JsonObject, context: ScoringPrepareContext): Prepared;
  evaluate(prepared: Prepared, facts: Readonly<Record<string, unknown>>): { points: number; reason: string; evidence?: Json; pending?: boolean };
}

/** What one indicator of a group came to, weighted. */
export interface IndicatorPoints {
  readonly id: string;
  readonly points: number;
  readonly max: number;
}

/** How the points of a group's indicators become the group's. `combine` is pure; what it gives is kept between nothing and the group's most. */
export interface ScoringOperatorContribution extends Named {
  readonly params: ParameterSchema;
  combine(indicators: readonly IndicatorPoints[], params: JsonObject): { readonly points: number; readonly reason: string };
}

/** A Handlebars helper of report templates; gets plain values, answers text that is escaped. */
export interface ReportHelperContribution {
  readonly name: string;
  readonly title: LocalizedText;
  render(values: readonly unknown[], options: Readonly<Record<string, unknown>>): string;
}

export interface ChannelMessage {
  /** The same whenever the same message is tried again. */
  readonly key: string;
  /** Account that it is for. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly facts: JsonObject;
}

/** Carries messages out of the platform; must be safe to call again with the same key. Throwing means: try again later. */
export interface ChannelContribution extends Named {
  deliver(message: ChannelMessage, settings: JsonObject): Promise<void>;
}

export type TableCell = string | number;

/** A table that leaves the platform: its name, its columns, and the language of its words. */
export interface TableHead {
  readonly title: string;
  readonly columns: readonly string[];
  readonly language: Language;
}

interface FileKind extends Named {
  readonly params: ParameterSchema;
  /** Ending of the file's name, without the dot. */
  readonly extension: string;
  /** What HTTP calls it. */
  readonly mediaType: string;
}

/** A kind of file that is text, written page by page: what stands before the rows, a page of rows, what stands behind them. Each is pure. */
export interface TextExport extends FileKind {
  begin?(head: TableHead, params: JsonObject): string;
  rows(rows: readonly (readonly TableCell[])[], head: TableHead, params: JsonObject): string;
  end?(head: TableHead, params: JsonObject): string;
}

/** A kind of file written as one stream of bytes; only the platform's own, because a stream cannot leave a plugin's thread. */
export interface StreamExport extends FileKind {
  write(pages: AsyncIterable<readonly (readonly TableCell[])[]>, head: TableHead, params: JsonObject): AsyncIterable<Uint8Array>;
}

/** A kind of file in which lists leave the platform. Cells come masked and in words; a kind whose readers run formulas guards against them. */
export type ExportContribution = TextExport | StreamExport;

/** A kind of file from which records are made: rows of cells, the names of the columns first. Throwing means: it can't be read. */
export interface ImporterContribution extends Named {
  readonly params: ParameterSchema;
  /** Endings of files that it reads, without the dot. */
  readonly extensions: readonly string[];
  /** How a file is handed over: as text when absent, or its bytes in Base64. */
  readonly takes?: "text" | "base64";
  read(text: string, params: JsonObject): readonly (readonly string[])[] | Promise<readonly (readonly string[])[]>;
}

export interface Contributions {
  readonly effects?: readonly EffectContribution[];
  readonly sources?: readonly SourceContribution[];
  readonly guards?: readonly GuardContribution[];
  readonly formats?: readonly FormatContribution[];
  readonly scoringSources?: readonly ScoringSourceContribution[];
  readonly scoringOperators?: readonly ScoringOperatorContribution[];
  readonly reportHelpers?: readonly ReportHelperContribution[];
  readonly exports?: readonly ExportContribution[];
  readonly importers?: readonly ImporterContribution[];
  readonly channels?: readonly ChannelContribution[];
}
