import type { Issue, Json, JsonObject } from "@zhili/contracts";
import { evaluateOr, type FormExpression } from "./compile-condition.js";
import { FormNotComputed, FormNotDecided } from "./errors.js";
import type { FormField } from "./field-list.js";
import type { FormPlan } from "./form-plan.js";
import { copyOf, placesOf } from "./places.js";

export interface Decided {
  /** Dotted paths of fields that are not shown. */
  readonly hidden: readonly string[];
  readonly issues: readonly Issue[];
  /** Facts with the record as decided. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Drops hidden fields from the data and writes computed ones, each after those that it reads. */
export function decideFields(plan: FormPlan, data: JsonObject, envelope: JsonObject, given: Readonly<Record<string, unknown>>): Decided {
  const hidden: string[] = [];
  const issues: Issue[] = [];
  const record: Record<string, unknown> = { ...data, ...envelope };
  const facts = { ...given, record };
  const sync = ({ parts: [top = ""] }: FormField): void => {
    if (Object.hasOwn(envelope, top)) return;
    record[top] = Object.hasOwn(data, top) ? data[top] : undefined;
  };
  for (const { path, field, conditions, computed } of plan.order) {
    const shown = conditions.every((condition) => isTrue(condition, facts, field, issues));
    if (!shown) {
      hidden.push(path);
      for (const { owner, key } of placesOf(data, field.parts)) delete owner[key];
    } else if (computed !== undefined) computeField(computed, field, data, facts, issues);
    sync(field);
  }
  return { hidden, issues, facts };
}

function isTrue({ expression }: FormExpression, facts: Readonly<Record<string, unknown>>, field: FormField, issues: Issue[]): boolean {
  const outcome = evaluateOr(expression, facts, FormNotDecided, `/${field.parts.join("/")}`, undefined);
  if ("value" in outcome) return outcome.value === true;
  issues.push(outcome.issue);
  return true;
}

function computeField({ expression }: FormExpression, field: FormField, data: JsonObject, facts: Readonly<Record<string, unknown>>, issues: Issue[]): void {
  for (const { owner, key, pointer, row } of placesOf(data, field.parts)) {
    const outcome = evaluateOr(expression, row === undefined ? facts : { ...facts, item: row }, FormNotComputed, pointer, field.title);
    if ("issue" in outcome) issues.push(outcome.issue);
    const value: Json | undefined = "value" in outcome ? outcome.value : undefined;
    if (value === undefined || value === null || value === "") delete owner[key];
    else owner[key] = copyOf(value);
  }
}
