import type { ASTNode } from "@marcbachmann/cel-js";
import { emptyValue, type StaticType, unify } from "../types.js";
import { type Compiled, type Compiler, mismatch } from "./compiled.js";

type Node<Op extends ASTNode["op"]> = Extract<ASTNode, { op: Op }>;

export function compileLiteral(compiler: Compiler, node: Node<"value">): Compiled {
  const { value, type } = literalOf(compiler, node);
  return { type, cost: 0, literal: { value }, run: () => value };
}

function literalOf(compiler: Compiler, node: Node<"value">): { value: unknown; type: StaticType } {
  const value: unknown = node.args;
  switch (typeof value) {
    case "bigint":
      if (!Number.isSafeInteger(Number(value))) throw mismatch(compiler, node, { "zh-CN": "整数太大", en: "the whole number is too large" });
      return { value: Number(value), type: "int" };
    case "number":
      return { value, type: "double" };
    case "string":
      return { value, type: "string" };
    case "boolean":
      return { value, type: "bool" };
    default:
      if (value === null) return { value, type: "null" };
      throw mismatch(compiler, node, { "zh-CN": "这种写法的值用不上", en: "values written like this have no use here" });
  }
}

export function compileList(compiler: Compiler, node: Node<"list">): Compiled {
  const members = node.args.map(compiler.compile);
  const list =
    members.map(({ type }) => type).reduce<StaticType | undefined>((all, type) => (all === undefined ? type : (unify(all, type) ?? "dyn")), undefined) ?? "dyn";
  const runs = members.map(({ run }) => run);
  const cost = members.reduce((sum, member) => sum + member.cost, 1);
  const type: StaticType = { list, most: members.length };
  if (members.every(({ literal }) => literal !== undefined)) {
    const value = Object.freeze(members.map(({ literal }) => literal?.value));
    return { type, cost, literal: { value }, run: () => value };
  }
  return { type, cost, run: (facts, locals) => runs.map((run) => run(facts, locals)) };
}

export function compileMap(compiler: Compiler, node: Node<"map">): Compiled {
  const entries = node.args.map(([key, value]) => ({ key: compiler.compile(key), value: compiler.compile(value) }));
  for (const { key } of entries) {
    if (key.type !== "string") throw mismatch(compiler, node, { "zh-CN": "键应为文字", en: "a key is text" });
  }
  const map =
    entries.map(({ value }) => value.type).reduce<StaticType | undefined>((all, type) => (all === undefined ? type : (unify(all, type) ?? "dyn")), undefined) ??
    "dyn";
  const empty = emptyValue(map);
  return {
    type: { map },
    cost: entries.reduce((sum, { key, value }) => sum + key.cost + value.cost, 1),
    run: (facts, locals) => {
      const pairs = entries.map(({ key, value }) => [key.run(facts, locals) as string, value.run(facts, locals) ?? empty] as const);
      return Object.fromEntries(pairs.filter(([key]) => key !== "__proto__" && key !== "constructor" && key !== "prototype"));
    },
  };
}
