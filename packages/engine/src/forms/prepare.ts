import type { Issue, JsonObject, RecordTypeDefinition } from "@zhili/contracts";
import type { FormatContribution } from "../schema/formats/format-contribution.js";
import type { CompiledSchema } from "../schema/record/compile-record-schema.js";
import { checkRules, conditionalRequired } from "./check-rules.js";
import { applyDefaults, cleanData } from "./clean-data.js";
import { decideFields } from "./decide-fields.js";
import type { FormPlan } from "./form-plan.js";
import { copyOf, isObject, sameValue } from "./places.js";
import { checkReadOnly, restoreReadOnly } from "./read-only.js";
import { relevantIssues } from "./relevant-issues.js";

/** A form with everything compiled. */
export interface FormParts {
  readonly definition: RecordTypeDefinition;
  readonly plan: FormPlan;
  readonly schema: CompiledSchema;
  readonly formats: ReadonlyMap<string, FormatContribution>;
  readonly renderText: (template: string, facts: Readonly<Record<string, unknown>>) => string;
}

export interface PrepareContext {
  readonly actor: unknown;
  /** Named facts of the record type, `$calendar` too. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly now: string;
  readonly today: string;
  /** What is stored now; absent when the record is new. */
  readonly previous?: JsonObject;
  /** At a step: the fields that it asks for. Others may stay incomplete. */
  readonly fields?: readonly string[];
  /** id, state, orgUnit, createdBy, createdAt as expressions see them. */
  readonly envelope?: JsonObject;
  /** Written by an effect or fixture: fields that people cannot write may be written. */
  readonly trusted?: boolean;
}

export interface Prepared {
  readonly data: JsonObject;
  readonly issues: readonly Issue[];
  /** Dotted paths of fields that are not shown and were dropped. */
  readonly hidden: readonly string[];
}

/** Defaults, hidden fields, computed fields, validation, rules; in that order. */
export function prepareData(form: FormParts, given: JsonObject, context: PrepareContext): Prepared {
  const { definition, plan, schema } = form;
  const { previous, envelope = {} } = context;
  const issues: Issue[] = [];
  const data = cleanData(isObject(given) ? given : {}, definition.schema, form.formats, issues);
  const kept = takeUndeclared(data, definition, previous);
  if (previous === undefined) applyDefaults(data, definition.schema.properties);
  const typed = copyOf(data);
  if (context.trusted !== true) restoreReadOnly(form, data, previous, issues);
  const decided = decideFields(plan, data, envelope, { ...context.facts, actor: context.actor, now: context.now, today: context.today });
  if (context.trusted !== true) checkReadOnly(form, { typed, data, previous, hidden: decided.hidden }, issues);
  issues.push(...decided.issues, ...schema.validate(data), ...conditionalRequired(plan, data, decided));
  issues.push(...checkRules(form, data, decided, previous, issues));
  return { data: { ...data, ...kept }, issues: relevantIssues(issues, { data, hidden: decided.hidden, plan, context }), hidden: decided.hidden };
}

/** Values stored under names that the type no longer declares stay as they are; they are taken aside, not judged. */
function takeUndeclared(data: JsonObject, definition: RecordTypeDefinition, previous: JsonObject | undefined): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(previous ?? {})) {
    if (Object.hasOwn(definition.schema.properties, name)) continue;
    if (!Object.hasOwn(data, name) || sameValue(data[name], value)) {
      kept[name] = value;
      delete data[name];
    }
  }
  return kept;
}
