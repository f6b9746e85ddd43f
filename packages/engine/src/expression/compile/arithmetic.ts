import type { ASTNode } from "@marcbachmann/cel-js";
import { EvaluationProblem } from "../errors.js";
import { emptyValue, isList, isNumeric, mostOf, type StaticType, typeInWords, unify } from "../types.js";
import { type Compiled, type Compiler, mismatch } from "./compiled.js";

type Operator = "+" | "-" | "*" | "/" | "%";
type Binary = (left: number, right: number) => number;

const divisionByZero = () => new EvaluationProblem("除数不能为0", "division by zero");

/** Whole numbers stay whole and exact; beyond 2^53 it is an error. */
function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new EvaluationProblem("整数太大", "the whole number is too large");
  return value + 0;
}

const onInts: Record<Operator, Binary> = {
  "+": (left, right) => whole(left + right),
  "-": (left, right) => whole(left - right),
  "*": (left, right) => whole(left * right),
  "/": (left, right) => {
    if (right === 0) throw divisionByZero();
    return Math.trunc(left / right) + 0;
  },
  "%": (left, right) => {
    if (right === 0) throw divisionByZero();
    return (left % right) + 0;
  },
};

const onDoubles: Record<Operator, Binary> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => {
    if (!Number.isInteger(left) || !Number.isInteger(right)) throw new EvaluationProblem("取余只用于整数", "a remainder is of whole numbers");
    if (right === 0) throw divisionByZero();
    return (left % right) + 0;
  },
};

export function compileArithmetic(compiler: Compiler, node: Extract<ASTNode, { op: Operator }>): Compiled {
  const left = compiler.compile(node.args[0]);
  const right = compiler.compile(node.args[1]);
  const operator = node.op;
  const cost = left.cost + right.cost + 1;
  const [a, b] = [left.run, right.run];
  if (isNumeric(left.type) && isNumeric(right.type)) {
    const ints = left.type === "int" && right.type === "int";
    if (operator === "%" && !ints) throw mismatch(compiler, node, { "zh-CN": "取余只用于整数", en: "a remainder is of whole numbers" });
    const apply = (ints ? onInts : onDoubles)[operator];
    return { type: ints ? "int" : "double", cost, run: (facts, locals) => apply(a(facts, locals) as number, b(facts, locals) as number) };
  }
  if (operator === "+") {
    if (left.type === "string" && right.type === "string") {
      return { type: "string", cost, run: (facts, locals) => (a(facts, locals) as string) + (b(facts, locals) as string) };
    }
    if (isList(left.type) && isList(right.type)) {
      const most = mostOf(left.type) + mostOf(right.type);
      const type: StaticType = { list: unify(left.type.list, right.type.list) ?? "dyn", most };
      return { type, cost: cost + most, run: (facts, locals) => [...(a(facts, locals) as unknown[]), ...(b(facts, locals) as unknown[])] };
    }
  }
  if (left.type !== "dyn" && right.type !== "dyn") throw refusal(compiler, node, left.type, right.type);
  return dynamic(compiler, node, left, right);
}

/** One side is known only when it is there: a missing value reads as the empty one of the other side. */
function dynamic(compiler: Compiler, node: Extract<ASTNode, { op: Operator }>, left: Compiled, right: Compiled): Compiled {
  const known = left.type === "dyn" ? right.type : left.type;
  const operator = node.op;
  const fits = known === "dyn" || isNumeric(known) || (operator === "+" && (known === "string" || isList(known)));
  if (!fits) throw refusal(compiler, node, left.type, right.type);
  const fallback = known === "dyn" ? undefined : emptyValue(known);
  const apply = onDoubles[operator];
  const type: StaticType = operator === "+" ? (isNumeric(known) ? "double" : known) : "double";
  return {
    type,
    cost: left.cost + right.cost + (isList(known) ? mostOf(known) : 1),
    run: (facts, locals) => {
      const a = left.run(facts, locals);
      const b = right.run(facts, locals);
      const first = a ?? fallback ?? emptyLike(b);
      const second = b ?? fallback ?? emptyLike(a);
      if (typeof first === "number" && typeof second === "number") return apply(first, second);
      if (operator === "+" && typeof first === "string" && typeof second === "string") return first + second;
      if (operator === "+" && Array.isArray(first) && Array.isArray(second)) return [...first, ...second];
      throw new EvaluationProblem(`「${operator}」两边的类型不符`, `both sides of \`${operator}\` do not fit`);
    },
  };
}

const emptyLike = (value: unknown): unknown => (typeof value === "string" ? "" : Array.isArray(value) ? [] : 0);

export function refusal(compiler: Compiler, node: ASTNode, left: StaticType, right: StaticType) {
  const [a, b] = [typeInWords(left), typeInWords(right)];
  const textHint =
    (left === "string") !== (right === "string") && node.op === "+" ? ["；数字转文字请用text()", "; turn numbers into text with text()"] : ["", ""];
  return mismatch(compiler, node, {
    "zh-CN": `「${node.op}」不能用于${a["zh-CN"]}和${b["zh-CN"]}${textHint[0]}`,
    en: `\`${node.op}\` does not go with ${a.en} and ${b.en}${textHint[1]}`,
  });
}

export function compileMinus(compiler: Compiler, node: Extract<ASTNode, { op: "-_" }>): Compiled {
  const operand = compiler.compile(node.args);
  const cost = operand.cost + 1;
  if (operand.literal !== undefined && typeof operand.literal.value === "number") {
    const value = -operand.literal.value + 0;
    return { type: operand.type, cost, literal: { value }, run: () => value };
  }
  if (isNumeric(operand.type)) {
    const zero = operand.type === "int" ? 0 : -0;
    return { type: operand.type, cost, run: (facts, locals) => -(operand.run(facts, locals) as number) + zero };
  }
  if (operand.type !== "dyn") throw mismatch(compiler, node, { "zh-CN": "负号只用于数字", en: "minus goes with numbers" });
  return {
    type: "double",
    cost,
    run: (facts, locals) => {
      const value = operand.run(facts, locals) ?? 0;
      if (typeof value !== "number") throw new EvaluationProblem("负号只用于数字", "minus goes with numbers");
      return -value;
    },
  };
}
