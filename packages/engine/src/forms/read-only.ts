import type { Issue, Json, JsonObject } from "@zhili/contracts";
import { schemaIssue } from "../schema/errors.js";
import { FormReadOnly } from "./errors.js";
import { type FormField, overlap } from "./field-list.js";
import { copyOf, placesOf, sameValue, valueAt } from "./places.js";
import type { FormParts } from "./prepare.js";

/** The platform numbers records itself, before the form sees them. */
const isNumbered = ({ definition }: FormParts, field: FormField): boolean => definition.numbering?.field === field.path;

/** Puts stored values back into fields that only effects write; a person who wrote another value is told so. Rows may move, so a row keeps any value stored in one. */
export function restoreReadOnly(form: FormParts, data: JsonObject, previous: JsonObject | undefined, issues: Issue[]): void {
  for (const field of form.plan.fields) {
    if (field.schema.readOnly !== true || field.schema.computed !== undefined) continue;
    if (previous === undefined && isNumbered(form, field)) continue;
    const storedInRows = field.row === undefined ? undefined : placesOf(previous ?? {}, field.parts).map(({ owner, key }) => owner[key]);
    for (const { owner, key, pointer } of placesOf(data, field.parts)) {
      if (storedInRows !== undefined) {
        if (owner[key] === undefined || storedInRows.some((value) => sameValue(value, owner[key]))) continue;
        issues.push(schemaIssue(FormReadOnly, pointer, { title: field.title }));
        delete owner[key];
        continue;
      }
      const stored = valueAt(previous, pointer) ?? startValue(field, previous);
      if (sameValue(owner[key], stored)) continue;
      if (Object.hasOwn(owner, key)) issues.push(schemaIssue(FormReadOnly, pointer, { title: field.title }));
      if (stored === undefined) delete owner[key];
      else owner[key] = copyOf(stored);
    }
  }
}

const startValue = ({ schema }: FormField, previous: JsonObject | undefined): Json | undefined =>
  previous === undefined && schema.default !== undefined ? (schema.default as Json) : undefined;

interface Written {
  readonly typed: JsonObject;
  readonly data: JsonObject;
  readonly previous: JsonObject | undefined;
  readonly hidden: readonly string[];
}

/** Tells a person who wrote a computed field something that is neither stored nor what it comes to. */
export function checkReadOnly(form: FormParts, { typed, data, previous, hidden }: Written, issues: Issue[]): void {
  for (const { field, computed } of form.plan.order) {
    if (computed === undefined || hidden.some((path) => overlap(path, field.path))) continue;
    for (const { owner, key, pointer } of placesOf(typed, field.parts)) {
      const value = owner[key];
      if (value === undefined || sameValue(value, valueAt(data, pointer)) || sameValue(value, valueAt(previous, pointer))) continue;
      issues.push(schemaIssue(FormReadOnly, pointer, { title: field.title }));
    }
  }
}
