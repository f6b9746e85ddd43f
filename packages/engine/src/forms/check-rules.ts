import type { Issue, JsonObject } from "@zhili/contracts";
import { SchemaRequired, schemaIssue } from "../schema/errors.js";
import { isBlank } from "../schema/record/field-check.js";
import { evaluateOr, type FormExpression } from "./compile-condition.js";
import type { Decided } from "./decide-fields.js";
import { FormNotDecided, FormRuleBroken } from "./errors.js";
import { overlap } from "./field-list.js";
import type { FormPlan } from "./form-plan.js";
import { pathOfPointer, placesOf, sameValue } from "./places.js";
import type { FormParts } from "./prepare.js";

/** Fields that these conditions make required and that are blank. */
export function conditionalRequired(plan: FormPlan, data: JsonObject, { facts }: Decided): Issue[] {
  return plan.required.flatMap(({ fields, when }) => {
    const outcome = evaluateOr(when.expression, facts, FormNotDecided, "", undefined);
    if ("issue" in outcome) return [outcome.issue];
    if (outcome.value !== true) return [];
    return fields.flatMap((field) => {
      const places = placesOf(data, field.parts);
      const missingWhole = places.length === 0 && field.row === undefined ? [`/${field.parts.join("/")}`] : [];
      const blank = places.filter(({ owner, key }) => isBlank(owner[key])).map(({ pointer }) => pointer);
      return [...missingWhole, ...blank].map((pointer) => schemaIssue(SchemaRequired, pointer, { title: field.title }));
    });
  });
}

/** Rules that do not hold. A rule waits while a field that it reads is itself wrong, and rests while nothing that it reads has changed. */
export function checkRules(form: FormParts, data: JsonObject, { facts, hidden }: Decided, previous: JsonObject | undefined, found: readonly Issue[]): Issue[] {
  const wrong = found.map(({ path }) => pathOfPointer(path)).filter((path) => path !== "");
  const changed = previous === undefined ? undefined : changedFields(data, previous);
  return form.plan.rules.flatMap(({ when, message, field }) => {
    if (field !== undefined && hidden.some((path) => overlap(path, field.path))) return [];
    if (wrong.some((path) => reads(when, path))) return [];
    if (changed !== undefined && !isTouched(when, changed)) return [];
    const path = field === undefined ? "" : `/${field.parts.join("/")}`;
    const outcome = evaluateOr(when.expression, facts, FormNotDecided, path, undefined);
    if ("issue" in outcome) return [outcome.issue];
    return outcome.value === true ? [] : [schemaIssue(FormRuleBroken, path, { text: form.renderText(message, facts) })];
  });
}

const reads = (when: FormExpression, path: string): boolean => when.reads.some((read) => overlap(read, path));

/** A rule that reads no field of the record (only facts) is always asked. */
const isTouched = (when: FormExpression, changed: readonly string[]): boolean =>
  when.readsAll || when.reads.length === 0 || changed.some((name) => when.reads.some((read) => read === name || read.startsWith(`${name}.`)));

/** Top-level fields whose value differs from what is stored. */
export function changedFields(data: JsonObject, previous: JsonObject): string[] {
  return [...new Set([...Object.keys(data), ...Object.keys(previous)])].filter((name) => !sameValue(data[name], previous[name]));
}
