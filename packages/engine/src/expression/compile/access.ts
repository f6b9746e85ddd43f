import type { ASTNode } from "@marcbachmann/cel-js";
import { nearest } from "../../schema/nearest.js";
import { decodeName } from "../encode-names.js";
import { CompileProblem, EvaluationProblem, ExpressionUnknownField, ExpressionUnknownName } from "../errors.js";
import { isInherited, ownValue, reader } from "../read-value.js";
import { isList, isMap, isObject, type StaticType, typeInWords } from "../types.js";
import { type Compiled, type Compiler, mismatch, type Run, rangeOf } from "./compiled.js";

type Node<Op extends ASTNode["op"]> = Extract<ASTNode, { op: Op }>;

/** A fact or a variable. */
export function compileName(compiler: Compiler, node: Node<"id">): Compiled {
  const name = decodeName(node.args);
  const local = compiler.locals.findLast((variable) => variable.name === name);
  if (local !== undefined) {
    const { slot, type } = local;
    const run: Run = (_facts, locals) => locals[slot];
    return { type, run, raw: run, cost: 1, path: name };
  }
  if (!Object.hasOwn(compiler.environment, name)) {
    const known = [...Object.keys(compiler.environment), ...compiler.locals.map((variable) => variable.name)];
    throw new CompileProblem(ExpressionUnknownName.kind, rangeOf(compiler, node), { name }, nearest(name, known));
  }
  const type = compiler.environment[name] ?? "dyn";
  compiler.names.add(name);
  count(compiler, name, 1);
  const read = reader(type, name);
  const raw: Run = isInherited(name) ? (facts) => ownValue(facts, name) : (facts) => facts[name];
  return { type, run: (facts) => read(raw(facts, [])), raw, cost: 1, path: name, read: name };
}

function count(compiler: Compiler, path: string, by: number): void {
  compiler.reads.set(path, (compiler.reads.get(path) ?? 0) + by);
}

/** `owner.field` */
export function compileField(compiler: Compiler, node: Node<".">): Compiled {
  const owner = compiler.compile(node.args[0]);
  const name = decodeName(node.args[1]);
  const type = fieldType(compiler, node, owner, name);
  const path = `${owner.path ?? "…"}.${name}`;
  const compiled = { type, cost: owner.cost + 1, path, ...readers(owner, name, type, path) };
  if (owner.read === undefined) return compiled;
  const read = `${owner.read}.${name}`;
  count(compiler, owner.read, -1);
  count(compiler, read, 1);
  return { ...compiled, read };
}

function fieldType(compiler: Compiler, node: ASTNode, owner: Compiled, name: string): StaticType {
  if (isObject(owner.type)) {
    const fields = owner.type.object;
    if (Object.hasOwn(fields, name)) return fields[name] ?? "dyn";
    const start = compiler.encoded.toOriginal(node.pos);
    const ownerName = owner.path ?? "…";
    throw new CompileProblem(ExpressionUnknownField.kind, { start, end: start + name.length }, { name, owner: ownerName }, nearest(name, Object.keys(fields)));
  }
  if (isMap(owner.type)) return owner.type.map;
  if (owner.type === "dyn") return "dyn";
  const words = typeInWords(owner.type);
  throw mismatch(compiler, node, { "zh-CN": `${words["zh-CN"]}没有字段「${name}」`, en: `${words.en} has no field \`${name}\`` });
}

function readers(owner: Compiled, name: string, type: StaticType, path: string): { run: Run; raw: Run } {
  const ownerRaw = owner.raw ?? owner.run;
  const raw: Run = isInherited(name)
    ? (facts, locals) => ownValue(ownerRaw(facts, locals), name)
    : (facts, locals) => {
        const value = ownerRaw(facts, locals);
        return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
      };
  const read = reader(type, path);
  if (owner.type === "dyn") return { raw, run: (facts, locals) => read(dynamicField(owner.run(facts, locals), name, path)) };
  if (type === "int" || type === "double") {
    return {
      raw,
      run: (facts, locals) => {
        const value = raw(facts, locals);
        return typeof value === "number" ? value : read(value);
      },
    };
  }
  if (type === "string") {
    return {
      raw,
      run: (facts, locals) => {
        const value = raw(facts, locals);
        return typeof value === "string" ? value : read(value);
      },
    };
  }
  return { raw, run: (facts, locals) => read(raw(facts, locals)) };
}

function dynamicField(owner: unknown, name: string, path: string): unknown {
  if (owner === null || owner === undefined) return null;
  if (typeof owner !== "object" || Array.isArray(owner)) throw new EvaluationProblem(`「${path}」的上一级不是一组字段`, `what holds \`${path}\` has no fields`);
  return ownValue(owner, name) ?? null;
}

/** `list[0]`, `map["key"]` */
export function compileIndex(compiler: Compiler, node: Node<"[]">): Compiled {
  const owner = compiler.compile(node.args[0]);
  const index = compiler.compile(node.args[1]);
  const cost = owner.cost + index.cost + 1;
  const path = `${owner.path ?? "…"}[]`;
  if (isObject(owner.type)) {
    if (typeof index.literal?.value === "string") {
      const type = fieldType(compiler, node, owner, index.literal.value);
      return { type, cost, path, ...readers(owner, index.literal.value, type, path) };
    }
    return { type: "dyn", cost, path, run: keyReader(owner, index, path) };
  }
  if (isList(owner.type)) {
    if (index.type !== "int" && index.type !== "dyn")
      throw mismatch(compiler, node, { "zh-CN": "列表的序号应为整数", en: "the index of a list is a whole number" });
    const read = reader(owner.type.list, path);
    return { type: owner.type.list, cost, path, run: (facts, locals) => read(memberAt(owner.run(facts, locals), index.run(facts, locals))) };
  }
  if (isMap(owner.type)) return { type: owner.type.map, cost, path, run: keyReader(owner, index, path) };
  if (owner.type === "dyn") {
    const byKey = keyReader(owner, index, path);
    return {
      type: "dyn",
      cost,
      path,
      run: (facts, locals) => {
        const value = owner.run(facts, locals);
        return Array.isArray(value) ? (memberAt(value, index.run(facts, locals)) ?? null) : byKey(facts, locals);
      },
    };
  }
  const words = typeInWords(owner.type);
  throw mismatch(compiler, node, { "zh-CN": `${words["zh-CN"]}不能用[]取成员`, en: `${words.en} has no members to take with []` });
}

function keyReader(owner: Compiled, index: Compiled, path: string): Run {
  return (facts, locals) => {
    const key = index.run(facts, locals);
    if (typeof key !== "string") throw new EvaluationProblem("键应为文字", "a key is text");
    return dynamicField(owner.run(facts, locals), key, path);
  };
}

function memberAt(list: unknown, index: unknown): unknown {
  const members = list as readonly unknown[];
  if (typeof index !== "number" || !Number.isInteger(index)) throw new EvaluationProblem("列表的序号应为整数", "the index of a list is a whole number");
  if (index < 0 || index >= members.length)
    throw new EvaluationProblem(`列表只有${members.length}项，没有第${index + 1}项`, `the list has ${members.length} members, none at ${index}`);
  return members[index];
}

/** `has(record.field)`: whether a value is stored there. */
export function compileHas(compiler: Compiler, node: Node<"call">): Compiled {
  const [argument] = node.args[1];
  const target = argument === undefined ? undefined : compiler.compile(argument);
  const raw = target?.raw;
  if (target === undefined || raw === undefined)
    throw mismatch(compiler, node, { "zh-CN": "has()里应写字段，如has(record.phone)", en: "has() takes a field, such as has(record.phone)" });
  return { type: "bool", cost: target.cost, run: (facts, locals) => (raw(facts, locals) ?? null) !== null };
}
