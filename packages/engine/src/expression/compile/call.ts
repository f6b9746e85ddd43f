import type { ASTNode } from "@marcbachmann/cel-js";
import { nearest } from "../../schema/nearest.js";
import { compilePattern } from "../../schema/pattern.js";
import { decodeName } from "../encode-names.js";
import { CompileProblem, EvaluationProblem, ExpressionUnknownFunction, ExpressionUnsafe } from "../errors.js";
import {
  dateFunctions,
  type FunctionTable,
  listFunctions,
  listMethods,
  numberFunctions,
  type Overload,
  textFunctions,
  textMethods,
} from "../functions/index.js";
import { isOfType } from "../read-value.js";
import { emptyValue, isList, isMap, isNumeric, isObject, type StaticType, typeInWords } from "../types.js";
import { compileHas } from "./access.js";
import { type Compiled, type Compiler, mismatch, type Run, rangeOf } from "./compiled.js";
import { compileComprehension, isComprehension } from "./comprehension.js";

const FUNCTIONS: FunctionTable = { ...textFunctions, ...numberFunctions, ...listFunctions, ...dateFunctions };
const METHODS: Readonly<Record<string, readonly Overload[]>> = { ...textMethods, ...listMethods };

/** Names offered by editors and as suggestions. */
export const functionNames: readonly string[] = [...Object.keys(FUNCTIONS), "has", "rx"].sort();
export const methodNames: readonly string[] = [...Object.keys(METHODS), "all", "exists", "exists_one", "filter", "map"].sort();

export function compileCall(compiler: Compiler, node: Extract<ASTNode, { op: "call" }>): Compiled {
  const [encodedName, args] = node.args;
  const name = decodeName(encodedName);
  if (name === "has" && args.length === 1) return compileHas(compiler, node);
  if (name === "rx") return compilePatternTest(compiler, node, args);
  const overloads = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (overloads === undefined) throw unknownFunction(compiler, node, name, functionNames);
  return applyOverloads(compiler, node, name, overloads, args.map(compiler.compile));
}

export function compileMethod(compiler: Compiler, node: Extract<ASTNode, { op: "rcall" }>): Compiled {
  const [encodedName, receiver, args] = node.args;
  const name = decodeName(encodedName);
  if (isComprehension(node)) return compileComprehension(compiler, node);
  if (name === "matches")
    throw new CompileProblem(
      ExpressionUnsafe.kind,
      rangeOf(compiler, node),
      { reasonZh: "请用 rx(文字, 模式) 代替 matches", reason: "write rx(text, pattern) instead of matches" },
      "rx",
    );
  const overloads = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (overloads === undefined) throw unknownFunction(compiler, node, name, methodNames);
  return applyOverloads(compiler, node, name, overloads, [receiver, ...args].map(compiler.compile));
}

function unknownFunction(compiler: Compiler, node: ASTNode, name: string, known: readonly string[]): CompileProblem {
  return new CompileProblem(ExpressionUnknownFunction.kind, rangeOf(compiler, node), { name }, nearest(name, known));
}

function applyOverloads(compiler: Compiler, node: ASTNode, name: string, overloads: readonly Overload[], args: readonly Compiled[]): Compiled {
  const types = args.map((arg) => arg.type);
  const candidates = overloads.filter((candidate) => takes(candidate, types));
  const [first] = candidates;
  if (first === undefined) {
    const given = types.map(typeInWords);
    throw mismatch(compiler, node, {
      "zh-CN": `函数${name}不能用于（${given.map((words) => words["zh-CN"]).join("，")}）`,
      en: `${name} does not take (${given.map((words) => words.en).join(", ")})`,
    });
  }
  const runs = args.map((arg) => arg.run);
  const cost = args.reduce((sum, arg) => sum + arg.cost, first.cost ?? 1);
  const certain = types.every((type, index) => type !== "dyn" || parameterAt(first, index) === "dyn");
  const returns = candidates.map(({ returns: result }) => (typeof result === "function" ? result(types) : result));
  const [type] = returns;
  if (certain && type !== undefined) return { type, cost, run: withEmpty(direct(first, runs), type) };
  const shared = returns.every((one) => one === type) && type !== undefined ? type : "dyn";
  return { type: shared, cost, run: withEmpty(dispatching(name, candidates, runs), shared) };
}

const withEmpty = (run: Run, type: StaticType): Run => {
  const empty = emptyValue(type);
  return (facts, locals) => run(facts, locals) ?? empty;
};

const parameterAt = (candidate: Overload, index: number): StaticType => candidate.parameters[index] ?? candidate.parameters.at(-1) ?? "dyn";

function takes(candidate: Overload, types: readonly StaticType[]): boolean {
  const enough = candidate.variadic === true ? types.length >= candidate.parameters.length : types.length === candidate.parameters.length;
  return enough && types.every((type, index) => fits(type, parameterAt(candidate, index)));
}

function fits(type: StaticType, parameter: StaticType): boolean {
  if (parameter === "dyn" || type === "dyn" || type === parameter) return true;
  if (parameter === "double") return isNumeric(type);
  if (isList(parameter)) return isList(type) && fits(type.list, parameter.list);
  if (isMap(parameter)) return isMap(type) || isObject(type);
  return false;
}

/** Every argument is known to fit. */
function direct(candidate: Overload, runs: readonly Run[]): Run {
  const apply = candidate.run as (...args: unknown[]) => unknown;
  if (candidate.withFacts === true) return (facts, locals) => apply(facts, ...runs.map((run) => run(facts, locals)));
  const [a, b] = runs;
  if (a !== undefined && runs.length === 1) return (facts, locals) => apply(a(facts, locals));
  if (a !== undefined && b !== undefined && runs.length === 2) return (facts, locals) => apply(a(facts, locals), b(facts, locals));
  return (facts, locals) => apply(...runs.map((run) => run(facts, locals)));
}

/** Some argument shows its type only when it is there: the first overload that takes the values at hand. */
function dispatching(name: string, candidates: readonly Overload[], runs: readonly Run[]): Run {
  return (facts, locals) => {
    const values = runs.map((run) => run(facts, locals));
    const fitting = candidates.find((candidate) =>
      values.every((value, index) => value === null || value === undefined || isOfType(value, parameterAt(candidate, index))),
    );
    if (fitting === undefined) throw new EvaluationProblem(`函数${name}的参数类型不符`, `the arguments of ${name} do not fit`);
    const filled = values.map((value, index) => value ?? emptyValue(parameterAt(fitting, index)));
    return (fitting.run as (...args: unknown[]) => unknown)(...(fitting.withFacts === true ? [facts] : []), ...filled);
  };
}

/** `rx(text, "pattern")`: RE2, the pattern written out so that it is checked and compiled once. */
function compilePatternTest(compiler: Compiler, node: ASTNode, args: readonly ASTNode[]): Compiled {
  const [text, pattern] = args.map(compiler.compile);
  const source = pattern?.literal?.value;
  if (text === undefined || args.length !== 2 || (text.type !== "string" && text.type !== "dyn") || typeof source !== "string")
    throw mismatch(compiler, node, { "zh-CN": '请写成 rx(文字, "模式")，模式直接写出', en: 'write rx(text, "pattern") with the pattern written out' });
  try {
    const compiled = compilePattern(source);
    const { run } = text;
    return {
      type: "bool",
      cost: text.cost + 100,
      run: (facts, locals) => {
        const value = run(facts, locals) ?? "";
        if (typeof value !== "string") throw new EvaluationProblem("rx的第一个参数应为文字", "the first argument of rx is text");
        return compiled.test(value);
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CompileProblem(ExpressionUnsafe.kind, rangeOf(compiler, node), {
      reasonZh: `模式写法有误（${reason}）`,
      reason: `the pattern is not RE2: ${reason}`,
    });
  }
}
