import type { ASTNode } from "@marcbachmann/cel-js";
import type { LocalizedText } from "@zhili/contracts";
import type { EncodedSource } from "../encode-names.js";
import { CompileProblem, ExpressionTypeMismatch } from "../errors.js";
import type { StaticType, TypeEnvironment } from "../types.js";

export type Facts = Readonly<Record<string, unknown>>;
/** Evaluates one node: facts by name, variables of `exists`, `map` ... by slot. */
export type Run = (facts: Facts, locals: unknown[]) => unknown;

/** One node, type-checked and ready to run. */
export interface Compiled {
  readonly type: StaticType;
  readonly run: Run;
  /** Most steps that one evaluation takes. */
  readonly cost: number;
  /** For a name or a path: the stored value, undefined where anything on the way is missing. */
  readonly raw?: Run;
  readonly literal?: { readonly value: unknown };
  /** The path as written, for messages. */
  readonly path?: string;
  /** Names and fields of names only: what `reads` counts. */
  readonly read?: string;
}

export interface LocalVariable {
  readonly name: string;
  readonly type: StaticType;
  readonly slot: number;
}

/** What the compilers of the kinds of nodes share. */
export interface Compiler {
  readonly environment: TypeEnvironment;
  readonly encoded: EncodedSource;
  /** Top-level names used so far. */
  readonly names: Set<string>;
  /** Paths read so far, each with how often it is not just the way to a longer one. */
  readonly reads: Map<string, number>;
  readonly locals: readonly LocalVariable[];
  compile(node: ASTNode): Compiled;
  /** Compiles a node in which a variable is known besides. */
  compileWith(variable: LocalVariable, node: ASTNode): Compiled;
}

export const rangeOf = (compiler: Compiler, node: ASTNode) => ({
  start: compiler.encoded.toOriginal(node.start),
  end: compiler.encoded.toOriginal(node.end),
});

export function mismatch(compiler: Compiler, node: ASTNode, reason: LocalizedText): CompileProblem {
  return new CompileProblem(ExpressionTypeMismatch.kind, rangeOf(compiler, node), { reasonZh: reason["zh-CN"], reason: reason.en });
}
