import type { Issue, JsonObject, LocalizedText, RecordTypeDefinition } from "@zhili/contracts";
import { typeOfSchema } from "../expression/type-of-schema.js";
import type { ExpressionType, TypeEnvironment } from "../expression/types.js";
import type { SchemaRegistry } from "../schema/schema-registry.js";
import { cleanData } from "./clean-data.js";
import type { FormCompiler } from "./compile-condition.js";
import { decideFields } from "./decide-fields.js";
import { draftOf } from "./draft.js";
import { FormInvalid } from "./errors.js";
import { fillText } from "./fill-text.js";
import { planForm } from "./form-plan.js";
import { type PrepareContext, type Prepared, prepareData } from "./prepare.js";
import { type FormStep, stepsOf } from "./steps.js";

export interface FormOptions {
  readonly registry: SchemaRegistry;
  /** Names that expressions see; `record` and `actor` are added from the schema when missing. */
  readonly environment: TypeEnvironment;
  /** Titles in both languages by their path in the schema. */
  readonly translate?: (path: string) => LocalizedText | undefined;
  /** Fills the {{places}} of a rule's message; plain paths are filled without it. */
  readonly renderText?: (template: string, facts: Readonly<Record<string, unknown>>) => string;
}

export interface CompiledForm {
  readonly steps: readonly FormStep[];
  /** Fields that are computed by the platform, dotted paths. */
  readonly computed: readonly string[];
  /** Fills, hides, computes and checks what a person or an effect writes. Changes nothing but the copy it returns. */
  prepare(data: JsonObject, context: PrepareContext): Prepared;
  /** The same for one step: only what belongs to it, and what is wrong with it. */
  checkStep(step: string, data: JsonObject, context: PrepareContext): Prepared;
  /** Top-level fields shown with this data. */
  visibleFields(data: JsonObject, facts: Readonly<Record<string, unknown>>): string[];
  /** What is there, saved as typed: only its shape is checked. */
  draft(data: JsonObject): { readonly data: JsonObject; readonly issues: readonly Issue[] };
}

const ENVELOPE: Readonly<Record<string, ExpressionType>> = { id: "string", state: "string", orgUnit: "string", createdBy: "string", createdAt: "string" };
const ACTOR: ExpressionType = { object: { id: "string", name: "string", personId: "string", roles: { list: "string" }, party: "string" } };

/** Throws FORM_INVALID with an issue for every expression, field name or circle that cannot stand. */
export function compileForm(definition: RecordTypeDefinition, options: FormOptions): CompiledForm {
  const fields = typeOfSchema(definition.schema);
  const record: ExpressionType = typeof fields === "object" && "object" in fields ? { object: { ...fields.object, ...ENVELOPE } } : "dyn";
  const compiler: FormCompiler = { environment: { record, actor: ACTOR, ...options.environment }, issues: [] };
  const plan = planForm(definition, compiler, options.translate);
  if (compiler.issues.length > 0) throw FormInvalid({ facts: { title: definition.title, count: compiler.issues.length }, issues: compiler.issues });
  const form = {
    definition,
    plan,
    schema: options.registry.compile(definition.schema, options.translate),
    formats: options.registry.formats,
    renderText: options.renderText ?? fillText,
  };
  const steps = stepsOf(definition);
  return {
    steps,
    computed: plan.order.filter(({ computed }) => computed !== undefined).map(({ path }) => path),
    prepare: (data, context) => prepareData(form, data, context),
    checkStep: (step, data, context) => {
      const own = new Set(steps.find(({ id }) => id === step)?.fields.map((field) => field.split(".")[0]));
      const prepared = prepareData(form, data, context);
      return { ...prepared, issues: prepared.issues.filter(({ path }) => own.has(path.split("/")[1] ?? "")) };
    },
    visibleFields: (data, facts) => {
      const copy = cleanData(data, definition.schema, form.formats, []);
      const { hidden } = decideFields(plan, copy, {}, facts);
      return Object.keys(definition.schema.properties).filter((name) => !hidden.includes(name));
    },
    draft: (data) => draftOf(form, data),
  };
}
