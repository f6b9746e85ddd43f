import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import { type EncodedSource, encodeSource } from "./encode-names.js";
import { CompileProblem, ExpressionSyntax, ExpressionTooCostly } from "./errors.js";

const LONGEST_SOURCE = 4000;
const parser = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 2000, maxDepth: 60, maxListElements: 500, maxMapEntries: 200, maxCallArguments: 16 },
});

export interface ParsedSource {
  readonly ast: ASTNode;
  readonly encoded: EncodedSource;
}

/** Parses CEL as written by people (Han names allowed); throws CompileProblem with the place. */
export function parseSource(source: string): ParsedSource {
  const whole = { start: 0, end: source.length };
  if (source.length > LONGEST_SOURCE)
    throw new CompileProblem(ExpressionTooCostly.kind, whole, { reasonZh: `不得超过${LONGEST_SOURCE}个字符`, reason: `at most ${LONGEST_SOURCE} characters` });
  if (source.trim() === "") throw new CompileProblem(ExpressionSyntax.kind, whole, { reasonZh: "表达式是空的", reason: "it is empty" });
  const encoded = encodeSource(source);
  try {
    return { ast: parser.parse(encoded.text).ast, encoded };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw problemOf(error, encoded, source);
  }
}

const TOKENS: Readonly<Record<string, string>> = {
  EOF: "结尾",
  IDENTIFIER: "名称",
  STRING: "文字",
  NUMBER: "数字",
  RPAREN: "）",
  LPAREN: "（",
  RBRACKET: "]",
  LBRACKET: "[",
  RBRACE: "}",
  LBRACE: "{",
  COMMA: "逗号",
  COLON: "冒号",
  DOT: "点",
};
const inWords = (token: string): string => TOKENS[token] ?? token;

function problemOf(error: ParseError, encoded: EncodedSource, source: string): CompileProblem {
  const range = { start: encoded.toOriginal(error.range?.start ?? 0), end: encoded.toOriginal(error.range?.end ?? encoded.text.length) };
  if (encoded.fullWidth !== undefined) {
    const { sign, instead, at } = encoded.fullWidth;
    return new CompileProblem(
      ExpressionSyntax.kind,
      { start: at, end: at + 1 },
      { reasonZh: `「${sign}」是全角符号，请改用半角「${instead}」`, reason: `\`${sign}\` is a full-width sign, write \`${instead}\`` },
      instead,
    );
  }
  if (error.code === "limit_exceeded")
    return new CompileProblem(ExpressionTooCostly.kind, range, {
      reasonZh: "层次或成分太多，请拆成几个计算字段",
      reason: "too deep or too many parts; split it into computed fields",
    });
  const expected = /^Expected (\w+), got (\w+)$/.exec(error.summary);
  const unexpected = /^Unexpected token: (\w+)$/.exec(error.summary);
  let reasonZh = "这里的写法无法识别";
  if (expected !== null) reasonZh = `此处应为${inWords(expected[1] ?? "")}，实际是${inWords(expected[2] ?? "")}`;
  else if (unexpected !== null) reasonZh = unexpected[1] === "EOF" ? "表达式没有写完" : `此处不应出现${inWords(unexpected[1] ?? "")}`;
  else if (/nterminated/.test(error.summary)) reasonZh = "引号没有成对";
  else if (/=/.test(source[range.start] ?? "")) reasonZh = "判断相等请写两个等号 ==";
  return new CompileProblem(ExpressionSyntax.kind, range, { reasonZh, reason: error.summary });
}
