import type { ASTNode } from "@marcbachmann/cel-js";
import { decodeName } from "../encode-names.js";
import { CompileProblem, EvaluationProblem, ExpressionTooCostly } from "../errors.js";
import { reader } from "../read-value.js";
import { isList, isMap, isObject, mostOf, type StaticType, typeInWords } from "../types.js";
import { type Compiled, type Compiler, mismatch, type Run, rangeOf } from "./compiled.js";
import { compileCondition } from "./logic.js";

type MethodCall = Extract<ASTNode, { op: "rcall" }>;
type Test = (...args: Parameters<Run>) => boolean;
const DEEPEST = 2;
const LONGEST = 100_000;

/** Names of the methods that go through a list, with the numbers of arguments that make them so. */
const MACROS: Readonly<Record<string, readonly number[]>> = { all: [2], exists: [2], exists_one: [2], filter: [2], map: [2, 3] };

export const isComprehension = (node: MethodCall): boolean => MACROS[node.args[0]]?.includes(node.args[2].length) === true;

export function compileComprehension(compiler: Compiler, node: MethodCall): Compiled {
  const [method, receiver, args] = node.args;
  if (compiler.locals.length >= DEEPEST)
    throw new CompileProblem(ExpressionTooCostly.kind, rangeOf(compiler, node), {
      reasonZh: `逐项计算最多嵌套${DEEPEST}层`,
      reason: `going through lists nests at most ${DEEPEST} deep`,
    });
  const list = compiler.compile(receiver);
  const memberType = membersOf(compiler, receiver, list);
  const [nameNode, first, second] = args;
  if (nameNode?.op !== "id" || first === undefined)
    throw mismatch(compiler, node, { "zh-CN": "第一个参数应为变量名", en: "the first argument names a variable" });
  const slot = compiler.locals.length;
  const variable = { name: decodeName(nameNode.args), type: memberType, slot };
  const within = (part: ASTNode): Compiled => compiler.compileWith(variable, part);
  const members = iterate(list.run, memberType, variable.name);
  const most = mostOf(list.type);
  const costOf = (body: number): number => list.cost + most * (body + 1);
  if (method === "map") {
    const body = within(second ?? first);
    const condition = second === undefined ? undefined : compileCondition(compiler, first, within(first));
    const type: StaticType = { list: body.type, most };
    return { type, cost: costOf(body.cost + (condition?.cost ?? 0)), run: mapRun(members, slot, body.run, condition?.test) };
  }
  const condition = compileCondition(compiler, first, within(first));
  const cost = costOf(condition.cost);
  if (method === "filter") return { type: { list: memberType, most }, cost, run: filterRun(members, slot, condition.test) };
  if (method === "exists_one")
    return { type: "bool", cost, run: (facts, locals) => (filterRun(members, slot, condition.test)(facts, locals) as unknown[]).length === 1 };
  return { type: "bool", cost, run: quantifierRun(members, slot, condition.test, method === "exists") };
}

function membersOf(compiler: Compiler, node: ASTNode, list: Compiled): StaticType {
  if (isList(list.type)) return list.type.list;
  if (list.type === "dyn") return "dyn";
  if (isMap(list.type) || isObject(list.type)) return "string";
  const words = typeInWords(list.type);
  throw mismatch(compiler, node, { "zh-CN": `${words["zh-CN"]}不是列表，不能逐项计算`, en: `${words.en} is not a list to go through` });
}

/** The members in order, missing ones read as empty; of a map its keys. */
function iterate(run: Run, memberType: StaticType, name: string): (...args: Parameters<Run>) => readonly unknown[] {
  const read = memberType === "dyn" ? undefined : reader(memberType, name);
  return (facts, locals) => {
    const value = run(facts, locals) ?? [];
    if (typeof value !== "object") throw new EvaluationProblem("这里应为列表", "a list belongs here");
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.keys(value as object);
    if (members.length > LONGEST) throw new EvaluationProblem(`列表超过${LONGEST}项`, `the list has more than ${LONGEST} members`);
    return read === undefined ? members : members.map(read);
  };
}

function mapRun(members: ReturnType<typeof iterate>, slot: number, body: Run, test: Test | undefined): Run {
  return (facts, locals) => {
    const result: unknown[] = [];
    for (const member of members(facts, locals)) {
      locals[slot] = member;
      if (test === undefined || test(facts, locals)) result.push(body(facts, locals));
    }
    return result;
  };
}

function filterRun(members: ReturnType<typeof iterate>, slot: number, test: Test): Run {
  return (facts, locals) => {
    const result: unknown[] = [];
    for (const member of members(facts, locals)) {
      locals[slot] = member;
      if (test(facts, locals)) result.push(member);
    }
    return result;
  };
}

/** `exists` and `all`: a member that decides makes errors of the others not matter. */
function quantifierRun(members: ReturnType<typeof iterate>, slot: number, test: Test, deciding: boolean): Run {
  return (facts, locals) => {
    let problem: EvaluationProblem | undefined;
    for (const member of members(facts, locals)) {
      locals[slot] = member;
      try {
        if (test(facts, locals) === deciding) return deciding;
      } catch (error) {
        if (!(error instanceof EvaluationProblem)) throw error;
        problem ??= error;
      }
    }
    if (problem !== undefined) throw problem;
    return !deciding;
  };
}
