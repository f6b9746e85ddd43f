import Handlebars from "handlebars";

/** A template as Handlebars' own parser reads it. */
export type Program = hbs.AST.Program;
export type Path = hbs.AST.PathExpression;
/** Why a text is no template, in both languages, with the line where known. */
export interface TemplateFault {
  readonly reason: string;
  readonly reasonZh: string;
  readonly line?: number;
}

export type Parsed = { readonly ok: true; readonly program: Program } | { readonly ok: false; readonly fault: TemplateFault };

const LONGEST = 200_000;

/** Parses Handlebars text; nothing of it is ever turned into code. */
export function parseTemplate(text: string): Parsed {
  if (text.length > LONGEST) return { ok: false, fault: { reason: `longer than ${LONGEST} characters`, reasonZh: `超过${LONGEST}个字符` } };
  try {
    return { ok: true, program: Handlebars.parse(text) };
  } catch (cause) {
    return { ok: false, fault: faultOf(cause instanceof Error ? cause.message : "unknown") };
  }
}

/** The parser's words, shortened; blocks that do not match are said in both languages. */
function faultOf(message: string): TemplateFault {
  const reason = message.replace(/\s+/g, " ").slice(0, 300);
  const [, open, close, at] = /^(.+) doesn't match (.+) - (\d+):\d+$/.exec(reason) ?? [];
  if (at !== undefined) return { reason: `{{#${open}}} is closed by {{/${close}}}`, reasonZh: `{{#${open}}} 与 {{/${close}}} 不对应`, line: Number(at) };
  const line = /line (\d+)/.exec(reason)?.[1];
  if (line === undefined) return { reason, reasonZh: reason };
  return { reason, reasonZh: `第${line}行附近没有写完整，或者符号有误（${reason}）`, line: Number(line) };
}

export function isPath(node: hbs.AST.Node): node is Path {
  return node.type === "PathExpression";
}

export function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

export function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

export function isContent(node: hbs.AST.Node): node is hbs.AST.ContentStatement {
  return node.type === "ContentStatement";
}

export function isCall(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === "SubExpression";
}

/** Value of a literal; undefined for anything else. */
export function literalValue(node: hbs.AST.Node): { readonly value: unknown } | undefined {
  if (node.type === "UndefinedLiteral") return { value: undefined };
  if (node.type === "NullLiteral") return { value: null };
  if (node.type === "StringLiteral" || node.type === "NumberLiteral" || node.type === "BooleanLiteral") {
    return { value: (node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value };
  }
  return undefined;
}

/** A path that could name a helper: one part, no `this`, no `../`, no `@`. */
export function helperName(path: hbs.AST.Node): string | undefined {
  if (!isPath(path) || path.data || path.depth > 0 || path.parts.length !== 1 || /^(\.|this\b)/.test(path.original)) return undefined;
  return path.parts[0];
}

/** Named arguments; none when there are none. */
export function namedArguments(node: { hash?: hbs.AST.Hash | undefined }): readonly hbs.AST.HashPair[] {
  return node.hash?.pairs ?? [];
}
