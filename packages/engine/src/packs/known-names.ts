import type { Issue, JsonObject } from "@zhili/contracts";
import type { ExpressionType, TypeEnvironment } from "../expression/index.js";

/** Something registered by the platform or a plugin, with the JSON Schema of its parameters and the words below in it. */
export interface KnownContribution {
  readonly params?: ParameterSchema;
  /** What a fact of this source reads as; `dyn` when not told. `fieldRefersTo` tells what a field of the record at hand refers to. */
  resultType?(params: JsonObject, fieldRefersTo: (field: string) => string | undefined): ExpressionType | { readonly record: string };
}

/**
 * JSON Schema (draft-07) of parameters, with words that say what a value stands for:
 * - `x-expression: true` an expression; `x-returns` ("bool" "number" "string" "list") what it has to give;
 * - `x-each: true` (and any expression named `forEach`) gives a list: the other expressions then know a member as `item`;
 * - `x-template: true` text with places; `x-template-names: [...]` names it knows beside, `x-explained-by: <parameter>` those of that map; `x-duration: true` an ISO 8601 duration;
 * - `x-ref: <kind>` the name of a definition of that kind, or "level" or "effect";
 * - `x-field: true` a field of the record at hand, `x-field-of: <parameter>` of the record type named by that parameter;
 * - `x-field-names: true` and `x-field-names-of: <parameter>` the keys of the object are such fields;
 * - `x-state-of`, `x-transition-of: <parameter>` a state or transition of that record type's workflows;
 * - `x-rule-of: <parameter>` a rule of that ledger;
 * - `x-filter: <parameter>` a filter over records of that type (`true`: the record type at hand).
 */
export type ParameterSchema = JsonObject;

/** Judges a template of a definition; the room that renders templates gives it. */
export type TemplateCheck = (text: string, names: TypeEnvironment) => readonly Issue[];

/** What code has registered; names in packs are held against it. */
export interface KnownNames {
  readonly effects: Readonly<Record<string, KnownContribution>>;
  readonly sources: Readonly<Record<string, KnownContribution>>;
  readonly guards: Readonly<Record<string, KnownContribution>>;
  readonly scoringSources: Readonly<Record<string, KnownContribution>>;
  readonly scoringOperators: Readonly<Record<string, KnownContribution>>;
  readonly formats: readonly string[];
  readonly helpers: readonly string[];
  /** Levels of org units; the members of the code list org-level when absent. */
  readonly levels?: readonly string[];
  /** Datasets that plugins give. */
  readonly datasetSources?: Readonly<Record<string, KnownContribution>>;
  /** Notification channels; not checked when absent. */
  readonly channels?: readonly string[];
  /** Templates are judged only when it is there. */
  readonly checkTemplate?: TemplateCheck;
}
