import type { ASTNode } from "@marcbachmann/cel-js";
import { equal } from "../equal.js";
import { EvaluationProblem } from "../errors.js";
import { comparable, emptyValue, isList, isMap, isNumeric, isObject, mostOf, type StaticType } from "../types.js";
import { refusal } from "./arithmetic.js";
import { type Compiled, type Compiler, mismatch, type Run } from "./compiled.js";

type Order = "<" | "<=" | ">" | ">=";
type Comparable = number | string | boolean;

const ORDERS: Record<Order, (left: Comparable, right: Comparable) => boolean> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

const scalar = (type: StaticType): type is "int" | "double" | "string" | "bool" => isNumeric(type) || type === "string" || type === "bool";
const known = (type: StaticType): boolean => type !== "dyn" && type !== "null";

export function compileOrder(compiler: Compiler, node: Extract<ASTNode, { op: Order }>): Compiled {
  const left = compiler.compile(node.args[0]);
  const right = compiler.compile(node.args[1]);
  const cost = left.cost + right.cost + 1;
  const [a, b] = [left.run, right.run];
  if (scalar(left.type) && scalar(right.type)) {
    if (left.type !== right.type && !(isNumeric(left.type) && isNumeric(right.type))) throw refusal(compiler, node, left.type, right.type);
    return {
      type: "bool",
      cost,
      run: ordered(node.op, a as (...args: Parameters<Run>) => Comparable, right as Omit<Compiled, "run"> & { run: (...args: Parameters<Run>) => Comparable }),
    };
  }
  const fits = (type: StaticType): boolean => type === "dyn" || scalar(type);
  if (!fits(left.type) || !fits(right.type)) throw refusal(compiler, node, left.type, right.type);
  const type = left.type === "dyn" ? right.type : left.type;
  const fallback = type === "dyn" ? undefined : emptyValue(type);
  const compare = ORDERS[node.op];
  return {
    type: "bool",
    cost,
    run: (facts, locals) => {
      const x = a(facts, locals);
      const y = b(facts, locals);
      const first = x ?? fallback ?? emptyLike(y);
      const second = y ?? fallback ?? emptyLike(x);
      if (typeof first !== typeof second || typeof first === "object")
        throw new EvaluationProblem(`「${node.op}」两边的类型不符`, `both sides of \`${node.op}\` do not fit`);
      return compare(first as Comparable, second as Comparable);
    },
  };
}

const emptyLike = (value: unknown): Comparable => (typeof value === "string" ? "" : typeof value === "boolean" ? false : 0);

/** One closure per operator, so that each call site sees one comparison; a literal on the right is not called for. */
function ordered(
  operator: Order,
  a: (...args: Parameters<Run>) => Comparable,
  right: Omit<Compiled, "run"> & { run: (...args: Parameters<Run>) => Comparable },
): Run {
  const b = right.run;
  const limit = right.literal === undefined ? undefined : (right.literal.value as Comparable);
  switch (operator) {
    case "<":
      return limit === undefined ? (facts, locals) => a(facts, locals) < b(facts, locals) : (facts, locals) => a(facts, locals) < limit;
    case "<=":
      return limit === undefined ? (facts, locals) => a(facts, locals) <= b(facts, locals) : (facts, locals) => a(facts, locals) <= limit;
    case ">":
      return limit === undefined ? (facts, locals) => a(facts, locals) > b(facts, locals) : (facts, locals) => a(facts, locals) > limit;
    case ">=":
      return limit === undefined ? (facts, locals) => a(facts, locals) >= b(facts, locals) : (facts, locals) => a(facts, locals) >= limit;
  }
}

export function compileEquality(compiler: Compiler, node: Extract<ASTNode, { op: "==" | "!=" }>): Compiled {
  const left = compiler.compile(node.args[0]);
  const right = compiler.compile(node.args[1]);
  if (!comparable(left.type, right.type)) throw refusal(compiler, node, left.type, right.type);
  const same = equality(left, right);
  const run: Run = node.op === "==" ? same : (facts, locals) => !same(facts, locals);
  return { type: "bool", cost: left.cost + right.cost + 1 + deepCost(left.type, right.type), run };
}

const deepCost = (left: StaticType, right: StaticType): number => (isList(left) && isList(right) ? Math.min(mostOf(left), mostOf(right)) : 0);

function equality(left: Compiled, right: Compiled): Run {
  const [a, b] = [left.run, right.run];
  if (right.literal?.value === null) return absent(left);
  if (left.literal?.value === null) return absent(right);
  if (scalar(left.type) && scalar(right.type)) {
    if (right.literal !== undefined) {
      const value = right.literal.value;
      return (facts, locals) => a(facts, locals) === value;
    }
    return (facts, locals) => a(facts, locals) === b(facts, locals);
  }
  const type = known(left.type) ? left.type : right.type;
  const fallback = known(type) ? emptyValue(type) : null;
  return (facts, locals) => equal(a(facts, locals) ?? fallback, b(facts, locals) ?? fallback);
}

/** `record.x == null` asks whether a value is stored. */
function absent({ raw, run }: Compiled): Run {
  const read = raw ?? run;
  return (facts, locals) => (read(facts, locals) ?? null) === null;
}

/** `member in list`, `key in map` */
export function compileIn(compiler: Compiler, node: Extract<ASTNode, { op: "in" }>): Compiled {
  const member = compiler.compile(node.args[0]);
  const whole = compiler.compile(node.args[1]);
  const cost = member.cost + whole.cost + (isList(whole.type) ? mostOf(whole.type) : 10);
  if (isList(whole.type) ? !comparable(member.type, whole.type.list) : !(isMap(whole.type) || isObject(whole.type) || whole.type === "dyn")) {
    if (member.type === "string" && whole.type === "string")
      throw mismatch(compiler, node, { "zh-CN": "查文字里是否含有某段请用 文字.contains(某段)", en: "to look inside a text write text.contains(part)" });
    throw refusal(compiler, node, member.type, whole.type);
  }
  return {
    type: "bool",
    cost,
    run: (facts, locals) => {
      const wanted = member.run(facts, locals);
      const value = whole.run(facts, locals);
      if (Array.isArray(value)) return typeof wanted === "object" ? value.some((one) => equal(one, wanted)) : value.includes(wanted);
      if (value === null || value === undefined) return false;
      if (typeof value === "object")
        return typeof wanted === "string" && Object.hasOwn(value, wanted) && ((value as Record<string, unknown>)[wanted] ?? null) !== null;
      throw new EvaluationProblem("in的右边应为列表", "the right of `in` is a list");
    },
  };
}
