import type { Json } from "@zhili/contracts";
import { compileExpression, type ExpressionResult, type TypeEnvironment } from "@zhili/engine/expression";

export const environment: TypeEnvironment = {
  record: {
    object: {
      a: "int",
      b: "int",
      d: "double",
      s: "string",
      t: "string",
      yes: "bool",
      date: "string",
      list: { list: "int" },
      texts: { list: "string" },
      rows: { list: { object: { n: "int", name: "string", on: "bool" } } },
      address: { object: { street: "string", no: "int" } },
      姓名: "string",
      in: "string",
    },
  },
  any: "dyn",
  人数: "int",
};

/** Value of an expression over facts; throws what the compiler or the evaluation says. */
export function evaluate(source: string, facts: Readonly<Record<string, unknown>> = {}): Json {
  const result = compileExpression(source, environment);
  if (!result.ok) throw new Error(`${result.issue.code} ${result.issue.message.en}`);
  return result.expression.evaluate(facts);
}

export function issueOf(source: string, names: TypeEnvironment = environment): Extract<ExpressionResult, { ok: false }> {
  const result = compileExpression(source, names);
  if (result.ok) throw new Error(`${source} compiles`);
  return result;
}
