import type { ASTNode } from "@marcbachmann/cel-js";
import type { EncodedSource } from "../encode-names.js";
import type { TypeEnvironment } from "../types.js";
import { compileField, compileIndex, compileName } from "./access.js";
import { compileArithmetic, compileMinus } from "./arithmetic.js";
import { compileCall, compileMethod } from "./call.js";
import { compileEquality, compileIn, compileOrder } from "./comparison.js";
import { type Compiled, type Compiler, type LocalVariable, mismatch } from "./compiled.js";
import { compileList, compileLiteral, compileMap } from "./literal.js";
import { compileLogical, compileNot, compileTernary } from "./logic.js";

/** The compiler of one expression over the names of the environment. */
export function createCompiler(environment: TypeEnvironment, encoded: EncodedSource): Compiler {
  const names = new Set<string>();
  const reads = new Map<string, number>();
  const withLocals = (locals: readonly LocalVariable[]): Compiler => {
    const compiler: Compiler = {
      environment,
      encoded,
      names,
      reads,
      locals,
      compile: (node) => compileNode(compiler, node),
      compileWith: (variable, node) => withLocals([...locals, variable]).compile(node),
    };
    return compiler;
  };
  return withLocals([]);
}

function compileNode(compiler: Compiler, node: ASTNode): Compiled {
  switch (node.op) {
    case "value":
      return compileLiteral(compiler, node);
    case "id":
      return compileName(compiler, node);
    case ".":
      return compileField(compiler, node);
    case "[]":
      return compileIndex(compiler, node);
    case "call":
      return compileCall(compiler, node);
    case "rcall":
      return compileMethod(compiler, node);
    case "list":
      return compileList(compiler, node);
    case "map":
      return compileMap(compiler, node);
    case "?:":
      return compileTernary(compiler, node);
    case "&&":
    case "||":
      return compileLogical(compiler, node);
    case "!_":
      return compileNot(compiler, node);
    case "-_":
      return compileMinus(compiler, node);
    case "==":
    case "!=":
      return compileEquality(compiler, node);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compileOrder(compiler, node);
    case "in":
      return compileIn(compiler, node);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return compileArithmetic(compiler, node);
    default:
      throw mismatch(compiler, node, { "zh-CN": "这种写法不支持", en: "this way of writing is not supported" });
  }
}
