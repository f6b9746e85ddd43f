import { pointerParts } from "./pointer.js";

/** The 1-based line where a JSON Pointer's value (or its key, in an object) stands in JSON text; of a missing one, the line of its nearest parent. */
export function lineOf(source: string, pointer: string): number {
  const position = locate(source, pointerParts(pointer));
  let line = 1;
  for (let at = source.indexOf("\n"); at !== -1 && at < position; at = source.indexOf("\n", at + 1)) line += 1;
  return line;
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;
const SPACE = /[\s\uFEFF]*/y;

/** Walks the text without building values; broken JSON ends the walk at the last parent found. */
function locate(source: string, parts: readonly string[]): number {
  let at = skipSpace(source, 0);
  let found = at;
  for (const part of parts) {
    const next = source[at] === "{" ? findKey(source, at, part) : source[at] === "[" ? findIndex(source, at, Number(part)) : undefined;
    if (next === undefined) return found;
    found = next.shown;
    at = next.value;
  }
  return found;
}

interface Place {
  /** Where a person would look: the key, or the member itself. */
  readonly shown: number;
  readonly value: number;
}

function findKey(source: string, open: number, wanted: string): Place | undefined {
  let at = skipSpace(source, open + 1);
  while (source[at] === '"') {
    const shown = at;
    const end = endOf(source, at);
    if (end === undefined) return undefined;
    const key = textOf(source.slice(at, end));
    at = skipSpace(source, end);
    if (source[at] !== ":") return undefined;
    const value = skipSpace(source, at + 1);
    if (key === wanted) return { shown, value };
    const after = endOf(source, value);
    if (after === undefined) return undefined;
    at = skipSpace(source, after);
    if (source[at] !== ",") return undefined;
    at = skipSpace(source, at + 1);
  }
  return undefined;
}

function findIndex(source: string, open: number, wanted: number): Place | undefined {
  let at = skipSpace(source, open + 1);
  for (let index = 0; at < source.length && source[at] !== "]"; index += 1) {
    if (index === wanted) return { shown: at, value: at };
    const after = endOf(source, at);
    if (after === undefined) return undefined;
    at = skipSpace(source, after);
    if (source[at] !== ",") return undefined;
    at = skipSpace(source, at + 1);
  }
  return undefined;
}

/** The position after the value that starts here. */
function endOf(source: string, start: number): number | undefined {
  let at = start;
  let depth = 0;
  do {
    const sign = source[at];
    if (sign === undefined) return undefined;
    if (sign === '"') {
      const end = take(STRING, source, at);
      if (end === undefined) return undefined;
      at = end;
    } else if (sign === "{" || sign === "[") {
      depth += 1;
      at += 1;
    } else if (sign === "}" || sign === "]") {
      depth -= 1;
      at += 1;
    } else if (sign === "," || sign === ":" || /\s/.test(sign)) at += 1;
    else at = take(SCALAR, source, at) ?? at + 1;
  } while (depth > 0);
  return at;
}

function take(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const length = pattern.exec(source)?.[0].length;
  return length === undefined || length === 0 ? undefined : at + length;
}

function skipSpace(source: string, at: number): number {
  return take(SPACE, source, at) ?? at;
}

function textOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
