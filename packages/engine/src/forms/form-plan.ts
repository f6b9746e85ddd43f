import type { LocalizedText, RecordTypeDefinition } from "@zhili/contracts";
import { typeOfSchema } from "../expression/type-of-schema.js";
import { schemaIssue } from "../schema/errors.js";
import { nearest } from "../schema/nearest.js";
import { compileCondition, compileFormExpression, type FormCompiler, type FormExpression } from "./compile-condition.js";
import { type DependentField, dependencyOrder } from "./dependency-order.js";
import { FormCycle, FormUnknownField } from "./errors.js";
import { type FormField, listFields } from "./field-list.js";

export interface PlannedField extends DependentField {
  readonly field: FormField;
}

export interface PlannedRule {
  readonly id: string;
  readonly when: FormExpression;
  readonly message: string;
  readonly field?: FormField;
}

/** All that a form decides, in the order in which it can be decided. */
export interface FormPlan {
  readonly fields: readonly FormField[];
  /** Computed and conditional fields, each after those that it reads. */
  readonly order: readonly PlannedField[];
  readonly required: readonly { readonly fields: readonly FormField[]; readonly when: FormExpression }[];
  readonly rules: readonly PlannedRule[];
}

export function planForm(definition: RecordTypeDefinition, compiler: FormCompiler, translate?: (path: string) => LocalizedText | undefined): FormPlan {
  const fields = listFields(definition.schema, translate);
  const byPath = new Map(fields.map((field) => [field.path, field]));
  const find = (name: string, path: string): FormField[] => {
    const found = byPath.get(name);
    if (found !== undefined) return [found];
    compiler.issues.push(schemaIssue(FormUnknownField, path, { name }, nearest(name, byPath.keys())));
    return [];
  };
  const { visibility = [], required = [], rules = [], steps = [] } = definition.form ?? {};
  const conditions = new Map<FormField, FormExpression[]>();
  visibility.forEach((rule, at) => {
    const when = compileCondition(compiler, rule.when, `/form/visibility/${at}/when`);
    rule.fields.forEach((name, index) => {
      for (const field of find(name, `/form/visibility/${at}/fields/${index}`))
        if (when !== undefined) conditions.set(field, [...(conditions.get(field) ?? []), when]);
    });
  });
  for (const [at, step] of steps.entries()) for (const [index, name] of step.fields.entries()) find(name, `/form/steps/${at}/fields/${index}`);
  return {
    fields,
    order: orderOf(fields, conditions, compiler),
    required: required.flatMap((rule, at) => {
      const when = compileCondition(compiler, rule.when, `/form/required/${at}/when`);
      const named = rule.fields.flatMap((name, index) => find(name, `/form/required/${at}/fields/${index}`));
      return when === undefined ? [] : [{ fields: named, when }];
    }),
    rules: rules.flatMap((rule, at) => {
      const when = compileCondition(compiler, rule.when, `/form/rules/${at}/when`);
      const [field] = rule.field === undefined ? [] : find(rule.field, `/form/rules/${at}/field`);
      return when === undefined ? [] : [{ id: rule.id, when, message: rule.message, ...(field === undefined ? {} : { field }) }];
    }),
  };
}

function orderOf(fields: readonly FormField[], conditions: ReadonlyMap<FormField, readonly FormExpression[]>, compiler: FormCompiler): readonly PlannedField[] {
  const dependent = fields.flatMap((field): PlannedField[] => {
    const { computed: source } = field.schema;
    const path = `/schema/${field.schemaPath}/computed`;
    const item = field.row === undefined ? {} : { item: typeOfSchema(field.row) };
    const computed = source === undefined ? undefined : compileFormExpression(compiler, source, path, item);
    const own = conditions.get(field) ?? [];
    if (computed === undefined && own.length === 0) return [];
    const group = field.parts.slice(0, -1).join(".");
    const rowReads = computed?.expression.reads.filter((read) => read.startsWith("item.")).map((read) => `${group}${read.slice("item".length)}`) ?? [];
    return [{ path: field.path, field, conditions: own, ...(computed === undefined ? {} : { computed }), ...(field.row === undefined ? {} : { rowReads }) }];
  });
  const result = dependencyOrder(dependent);
  if ("order" in result) return result.order;
  const [first] = result.cycle;
  const at = fields.find((field) => field.path === first)?.schemaPath ?? "";
  compiler.issues.push(schemaIssue(FormCycle, `/schema/${at}`, { fields: [...result.cycle, first].join(" → ") }));
  return [];
}
