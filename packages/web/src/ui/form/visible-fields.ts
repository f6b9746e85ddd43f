import type { JsonObject } from "@zhili/contracts";
import { compileExpression, type ExpressionType, typeOfSchema } from "@zhili/engine/expression";
import type { RecordTypeView } from "../../api/types.js";

export interface FormFacts {
  readonly actor: JsonObject;
  readonly now: string;
  readonly today: string;
}

/** What a form shows and asks for, as far as the browser can tell while a person types; the server decides. */
export interface FormRules {
  /** Fields hidden with this data. */
  hidden(data: JsonObject, facts: FormFacts): ReadonlySet<string>;
  /** Fields that must be filled with this data, beside those of the schema. */
  required(data: JsonObject, facts: FormFacts): ReadonlySet<string>;
}

interface Rule {
  readonly fields: readonly string[];
  readonly holds: (facts: Record<string, unknown>) => boolean | undefined;
}

const ENVELOPE: Readonly<Record<string, ExpressionType>> = { id: "string", state: "string", orgUnit: "string", createdBy: "string", createdAt: "string" };

/** Compiles visibility and conditional requirements of a form. A condition over facts of the server shows its fields and asks for nothing. */
export function compileFormRules(type: Pick<RecordTypeView, "schema" | "form">): FormRules {
  const fields = typeOfSchema(type.schema);
  const record: ExpressionType = typeof fields === "object" && "object" in fields ? { object: { ...ENVELOPE, ...fields.object } } : "dyn";
  const actor: ExpressionType = { object: { id: "string", name: "string", personId: "string", roles: { list: "string" }, party: "string" } };
  const compile = (rules: readonly { readonly fields: readonly string[]; readonly when: string }[] | undefined): readonly Rule[] =>
    (rules ?? []).flatMap((rule) => {
      const compiled = compileExpression(rule.when, { record, actor, now: "string", today: "string" });
      if (!compiled.ok) return [];
      return [{ fields: rule.fields, holds: (facts) => decide(() => compiled.expression.evaluate(facts)) }];
    });
  const visibility = compile(type.form?.visibility);
  const required = compile(type.form?.required);
  return {
    hidden: (data, facts) => pick(visibility, data, facts, false),
    required: (data, facts) => pick(required, data, facts, true),
  };
}

function pick(rules: readonly Rule[], data: JsonObject, facts: FormFacts, when: boolean): ReadonlySet<string> {
  const picked = new Set<string>();
  for (const rule of rules) if (rule.holds({ ...facts, record: data }) === when) for (const field of rule.fields) picked.add(field);
  return picked;
}

function decide(evaluate: () => unknown): boolean | undefined {
  try {
    const value = evaluate();
    return typeof value === "boolean" ? value : undefined;
  } catch {
    return undefined;
  }
}
