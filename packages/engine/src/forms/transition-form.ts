import type { FieldSchema, Issue, JsonObject, LocalizedText, ObjectSchema, TransitionForm } from "@zhili/contracts";
import { SchemaRequired, SchemaUnknownField, schemaIssue } from "../schema/errors.js";
import { nearest } from "../schema/nearest.js";
import { isBlank } from "../schema/record/field-check.js";
import type { SchemaRegistry } from "../schema/schema-registry.js";
import { applyDefaults, cleanData } from "./clean-data.js";
import { listFields } from "./field-list.js";
import { placesOf } from "./places.js";

export interface FilledStep {
  /** Fields of the record, to be written to it. */
  readonly fields: JsonObject;
  /** Fields of the step alone, kept in the timeline. */
  readonly input: JsonObject;
  readonly issues: readonly Issue[];
}

export interface CompiledTransitionForm {
  /** What the step asks for, as one schema. */
  readonly schema: ObjectSchema;
  fill(typed: JsonObject): FilledStep;
}

export interface TransitionFormOptions {
  readonly registry: SchemaRegistry;
  /** Fields of the record type. */
  readonly recordSchema: ObjectSchema;
  readonly translate?: (path: string) => LocalizedText | undefined;
}

/** The form of a step: fields of the record that it asks for beside its own. A name of both goes to the step's own. */
export function compileTransitionForm(form: TransitionForm, { registry, recordSchema, translate }: TransitionFormOptions): CompiledTransitionForm {
  const own = form.input?.properties ?? {};
  const asked = [...new Set((form.fields ?? []).map((path) => path.split(".")[0] ?? path))].filter((name) => !Object.hasOwn(own, name));
  const properties: Record<string, FieldSchema> = {};
  for (const name of asked) {
    const field = Object.hasOwn(recordSchema.properties, name) ? recordSchema.properties[name] : undefined;
    if (field !== undefined) properties[name] = field;
  }
  for (const [name, field] of Object.entries(own)) if (field !== undefined) properties[name] = field;
  const schema: ObjectSchema = { type: "object", properties, required: [...(form.input?.required ?? [])] };
  const compiled = registry.compile(schema, translate);
  const required = listFields(schema, translate).filter(({ path }) => form.required?.includes(path) === true);

  const fill = (typed: JsonObject): FilledStep => {
    const issues: Issue[] = [];
    const data = cleanData(typed, schema, registry.formats, issues);
    applyDefaults(data, own);
    issues.push(...compiled.validate(data));
    for (const field of required) {
      const places = placesOf(data, field.parts);
      const blank = places.filter(({ owner, key }) => isBlank(owner[key])).map(({ pointer }) => pointer);
      for (const pointer of places.length === 0 && field.row === undefined ? [`/${field.parts.join("/")}`] : blank) {
        if (!issues.some(({ code, path }) => code === SchemaRequired.kind.code && path === pointer))
          issues.push(schemaIssue(SchemaRequired, pointer, { title: field.title }));
      }
    }
    const input = Object.fromEntries(Object.entries(data).filter(([name]) => Object.hasOwn(own, name)));
    const fields = Object.fromEntries(Object.entries(data).filter(([name]) => asked.includes(name)));
    return { fields, input, issues };
  };
  return { schema, fill };
}

/** Compiles and fills in one go, for steps that are taken once. */
export function fillTransitionInput(form: TransitionForm | undefined, typed: JsonObject, options: TransitionFormOptions): FilledStep {
  if (form !== undefined) return compileTransitionForm(form, options).fill(typed);
  const issues = Object.keys(typed).map((name) => schemaIssue(SchemaUnknownField, `/${name}`, { name }, nearest(name, [])));
  return { fields: {}, input: {}, issues };
}
