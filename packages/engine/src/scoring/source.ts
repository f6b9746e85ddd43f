import type { Fact, Issue, Json, JsonObject, LocalizedText } from "@zhili/contracts";
import type { CompiledExpression, TypeEnvironment } from "../expression/index.js";

export type ScoringFacts = Readonly<Record<string, unknown>>;

/** What a source gives for one subject. */
export interface SourceOutcome {
  /** Before the indicator's least, most and weight. */
  readonly points: number;
  /** Read by the person who is scored. */
  readonly reason: string;
  readonly evidence?: Json;
  /** The points are not there yet (sealed ratings, raters missing); counts nothing until they are. */
  readonly pending?: boolean;
}

/** Where a source stands. */
export interface IndicatorPlace {
  readonly id: string;
  readonly title: string;
  readonly min: number;
  readonly max: number;
}

/** What a source may use while the scorecard is prepared. */
export interface PrepareContext {
  readonly indicator: IndicatorPlace;
  /** Compiles an expression of the parameters over subject, facts, period and `more` names; an error becomes an issue at `/params/<path>`. */
  expression(source: string, path: string, more?: TypeEnvironment): CompiledExpression;
  issue(path: string, message: LocalizedText): void;
  /** Name in `facts` of a fact that `needs` asked for. */
  keyOf(need: string): string;
}

/**
 * A kind of source of points; built-in ones and plugins' are the same. `params` is a JSON Schema (draft-07) for the builder and for checks
 * of names. `needs` names facts to gather for an indicator besides those it declares. `prepare` runs once per indicator, and `evaluate`
 * gets what it made (the parameters themselves without it). `evaluate` is pure.
 */
export interface ScoringSourceContribution<Prepared = unknown> {
  readonly type: string;
  readonly title: LocalizedText;
  readonly params: JsonObject;
  needs?(params: JsonObject, indicator: IndicatorPlace): readonly Fact[];
  prepare?(params: JsonObject, context: PrepareContext): Prepared;
  evaluate(prepared: Prepared, facts: ScoringFacts): SourceOutcome;
}

/** Types a source whose `evaluate` gets what its `prepare` made. */
export function defineScoringSource<Prepared>(source: ScoringSourceContribution<Prepared>): ScoringSourceContribution {
  return source;
}

export type ReportIssue = (issue: Issue) => void;
