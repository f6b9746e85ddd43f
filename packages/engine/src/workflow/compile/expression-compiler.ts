import type { Effect, Guard, Issue } from "@zhili/contracts";
import { type CompiledExpression, compileExpression, type TypeEnvironment } from "../../expression/index.js";
import { pointerTo } from "../../schema/index.js";
import type { CompiledEffect, CompiledGuard } from "./compiled-workflow.js";

/** Compiles expressions in one environment and gathers what is wrong with them. */
export interface ExpressionCompiler {
  expression(source: string, path: string, wanted?: "bool"): CompiledExpression;
  guards(list: readonly Guard[] | undefined, path: string): CompiledGuard[];
  effects(list: readonly Effect[] | undefined, path: string): CompiledEffect[];
  named(map: Readonly<Record<string, string | undefined>> | undefined, path: string): (readonly [string, CompiledExpression])[];
}

/** `asked` are the record's fields typed at the step. */
export function expressionCompiler(environment: TypeEnvironment, issues: Issue[], asked: readonly string[] = []): ExpressionCompiler {
  const expression: ExpressionCompiler["expression"] = (source, path, wanted) => {
    const result = compileExpression(source, environment);
    if (!result.ok) {
      issues.push({ ...result.issue, path });
      return broken(source);
    }
    const { returns } = result.expression;
    if (wanted === "bool" && returns !== "bool" && returns !== "dyn") {
      issues.push({ code: "WORKFLOW_NOT_YES_OR_NO", path, message: { "zh-CN": "条件的结果须是“是”或“否”。", en: "A condition has to give yes or no." } });
    }
    return result.expression;
  };
  const named: ExpressionCompiler["named"] = (map, path) =>
    Object.entries(map ?? {}).flatMap(([name, source]) => (source === undefined ? [] : [[name, expression(source, pointerTo(path, name))] as const]));
  const guard = (definition: Guard, path: string): CompiledGuard => {
    const when = definition.when === undefined ? undefined : expression(definition.when, `${path}/when`, "bool");
    const explain = named(definition.explain, `${path}/explain`);
    const names = when?.names ?? [];
    const awaitsInput = names.includes("input") || (when?.reads ?? []).some((path) => asked.some((field) => touches(path, `record.${field}`)));
    const clocked = names.includes("today") || names.includes("now");
    return { definition, ...(when === undefined ? {} : { when }), explain, awaitsInput, clocked };
  };
  const effect = (definition: Effect, path: string): CompiledEffect =>
    definition.when === undefined ? { definition } : { definition, when: expression(definition.when, `${path}/when`, "bool") };
  return {
    expression,
    named,
    guards: (list, path) => (list ?? []).map((entry, index) => guard(entry, pointerTo(path, index))),
    effects: (list, path) => (list ?? []).map((entry, index) => effect(entry, pointerTo(path, index))),
  };
}

/** Whether reading one path sees a change of the other. */
const touches = (read: string, changed: string): boolean => read === changed || read.startsWith(`${changed}.`) || changed.startsWith(`${read}.`);

const broken = (source: string): CompiledExpression => ({
  source,
  names: [],
  reads: [],
  returns: "dyn",
  cost: 0,
  evaluate: () => null,
});
