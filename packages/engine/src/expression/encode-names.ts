/** The source with names that CEL's grammar refuses (other scripts, reserved words) written in ASCII, and the way back. */
export interface EncodedSource {
  readonly text: string;
  /** Position in the source as written of a position in `text`. */
  toOriginal(position: number): number;
  /** First full-width sign outside quotes, a frequent slip of Chinese keyboards. */
  readonly fullWidth?: { readonly sign: string; readonly instead: string; readonly at: number };
}

const PREFIX = "zh__";
const RESERVED = new Set("as break const continue else false for function if import in let loop namespace null package return true var void while".split(" "));
/** Reserved words that mean something when they are not a field. */
const MEANINGFUL = new Set(["in", "true", "false", "null"]);
const FULL_WIDTH: Readonly<Record<string, string>> = {
  "，": ",",
  "（": "(",
  "）": ")",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "＝": "=",
  "＞": ">",
  "＜": "<",
  "！": "!",
  "．": ".",
  "。": ".",
  "＋": "+",
  "－": "-",
  "×": "*",
  "÷": "/",
  "％": "%",
  "＆": "&&",
  "｜": "||",
  "：": ":",
  "？": "?",
  "［": "[",
  "］": "]",
  "【": "[",
  "】": "]",
  "≥": ">=",
  "≤": "<=",
  "≠": "!=",
};

const STRING = /[rR]?("""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/y;
const RAW_STRING = /[rR]("""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')/y;
const COMMENT = /\/\/[^\n]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+[uU]?|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[uU]?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;

export function encodeName(name: string, isField = true): string {
  const refused = !/^[A-Za-z0-9_]+$/.test(name) || name.startsWith(PREFIX) || (RESERVED.has(name) && (isField || !MEANINGFUL.has(name)));
  if (!refused) return name;
  return PREFIX + name.replace(/[^A-Za-z0-9]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}_`);
}

export function decodeName(name: string): string {
  if (!name.startsWith(PREFIX)) return name;
  return name.slice(PREFIX.length).replace(/_([0-9a-f]+)_/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

export function encodeSource(source: string): EncodedSource {
  let text = "";
  let fullWidth: EncodedSource["fullWidth"];
  let lastSign = "";
  const shifts: { readonly encodedStart: number; readonly encodedEnd: number; readonly start: number; readonly end: number }[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  while (at < source.length) {
    const verbatim = take(RAW_STRING) ?? take(STRING) ?? take(COMMENT) ?? take(NUMBER);
    if (verbatim !== undefined) {
      text += verbatim;
      at += verbatim.length;
      lastSign = '"';
      continue;
    }
    const name = take(NAME);
    if (name !== undefined) {
      const encoded = encodeName(name, lastSign === ".");
      if (encoded !== name) shifts.push({ encodedStart: text.length, encodedEnd: text.length + encoded.length, start: at, end: at + name.length });
      text += encoded;
      at += name.length;
      lastSign = name;
      continue;
    }
    const sign = source[at] ?? "";
    const instead = FULL_WIDTH[sign];
    if (instead !== undefined) fullWidth ??= { sign, instead, at };
    if (sign.trim() !== "") lastSign = sign;
    text += sign;
    at += 1;
  }
  const toOriginal = (position: number): number => {
    let moved = 0;
    for (const shift of shifts) {
      if (position < shift.encodedStart) break;
      if (position < shift.encodedEnd) return shift.start;
      moved = shift.end - shift.encodedEnd;
    }
    return Math.min(position + moved, source.length);
  };
  return fullWidth === undefined ? { text, toOriginal } : { text, toOriginal, fullWidth };
}
