import type { ASTNode } from "@marcbachmann/cel-js";
import { EvaluationProblem } from "../errors.js";
import { emptyValue, unify } from "../types.js";
import { type Compiled, type Compiler, mismatch, type Run } from "./compiled.js";

type Node<Op extends ASTNode["op"]> = Extract<ASTNode, { op: Op }>;

/** A condition: bool, or any value that must turn out to be one. A missing one is false. */
export function compileCondition(
  compiler: Compiler,
  node: ASTNode,
  compiled = compiler.compile(node),
): Compiled & { readonly test: (...args: Parameters<Run>) => boolean } {
  const { run, type } = compiled;
  if (type === "bool") return { ...compiled, test: run as (...args: Parameters<Run>) => boolean };
  if (type !== "dyn") throw mismatch(compiler, node, { "zh-CN": "这里应为条件（是/否）", en: "a condition (yes or no) belongs here" });
  return { ...compiled, test: (facts, locals) => asBool(run(facts, locals)) };
}

function asBool(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined) return false;
  throw new EvaluationProblem("这里应为条件（是/否）", "a condition (yes or no) belongs here");
}

/** `&&` and `||`: a side that decides makes an error of the other side not matter. */
export function compileLogical(compiler: Compiler, node: Node<"&&"> | Node<"||">): Compiled {
  const left = compileCondition(compiler, node.args[0]);
  const right = compileCondition(compiler, node.args[1]);
  const deciding = node.op === "||";
  const run: Run = (facts, locals) => {
    let first: boolean;
    try {
      first = left.test(facts, locals);
    } catch (error) {
      if (!(error instanceof EvaluationProblem)) throw error;
      if (right.test(facts, locals) === deciding) return deciding;
      throw error;
    }
    return first === deciding ? deciding : right.test(facts, locals);
  };
  return { type: "bool", cost: left.cost + right.cost + 1, run };
}

export function compileNot(compiler: Compiler, node: Node<"!_">): Compiled {
  const operand = compileCondition(compiler, node.args);
  return { type: "bool", cost: operand.cost + 1, run: (facts, locals) => !operand.test(facts, locals) };
}

export function compileTernary(compiler: Compiler, node: Node<"?:">): Compiled {
  const condition = compileCondition(compiler, node.args[0]);
  const yes = compiler.compile(node.args[1]);
  const no = compiler.compile(node.args[2]);
  const type = unify(yes.type, no.type);
  if (type === undefined) throw mismatch(compiler, node, { "zh-CN": "「? :」两边的类型应一致", en: "both outcomes of `? :` have one type" });
  const run: Run = (facts, locals) => (condition.test(facts, locals) ? yes.run(facts, locals) : no.run(facts, locals)) ?? emptyValue(type);
  return { type, cost: condition.cost + Math.max(yes.cost, no.cost) + 1, run };
}
