import { EvaluationProblem } from "../errors.js";
import { type FunctionTable, overload } from "./overload.js";

const outOfRange = () => new EvaluationProblem("位置超出文字长度", "the position is outside the text");

function part(text: string, start: number, end = text.length): string {
  if (start < 0 || end < start || end > text.length) throw outOfRange();
  return text.substring(start, end);
}

function find(text: string, wanted: string, from: number, last: boolean): number {
  if (wanted === "") return from;
  if (from < 0 || from >= text.length) throw outOfRange();
  return last ? text.lastIndexOf(wanted, from) : text.indexOf(wanted, from);
}

function split(text: string, separator: string, limit = -1): string[] {
  if (limit === 0) return [];
  const parts = text.split(separator);
  return limit < 0 || parts.length <= limit ? parts : [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}

/** Text as people read it: a whole number without decimals, yes and no as true and false. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/** 张*样: surname and last character stay; of two characters the first. */
export function maskName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return name;
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${"*".repeat(letters.length - 2)}${letters.at(-1)}`;
}

/** Methods of text. */
export const textMethods: FunctionTable = {
  contains: [overload(["string", "string"], "bool", (text: string, part: string) => text.includes(part))],
  startsWith: [overload(["string", "string"], "bool", (text: string, part: string) => text.startsWith(part))],
  endsWith: [overload(["string", "string"], "bool", (text: string, part: string) => text.endsWith(part))],
  lowerAscii: [overload(["string"], "string", (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()))],
  upperAscii: [overload(["string"], "string", (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()))],
  trim: [overload(["string"], "string", (text: string) => text.trim())],
  indexOf: [
    overload(["string", "string"], "int", (text: string, wanted: string) => text.indexOf(wanted)),
    overload(["string", "string", "int"], "int", (text: string, wanted: string, from: number) => find(text, wanted, from, false)),
  ],
  lastIndexOf: [
    overload(["string", "string"], "int", (text: string, wanted: string) => text.lastIndexOf(wanted)),
    overload(["string", "string", "int"], "int", (text: string, wanted: string, from: number) => find(text, wanted, from, true)),
  ],
  substring: [overload(["string", "int"], "string", (text: string, start: number) => part(text, start)), overload(["string", "int", "int"], "string", part)],
  split: [
    overload(["string", "string"], { list: "string" }, (text: string, separator: string) => split(text, separator), { cost: 10 }),
    overload(["string", "string", "int"], { list: "string" }, split, { cost: 10 }),
  ],
};

export const textFunctions: FunctionTable = {
  text: [overload(["dyn"], "string", asText)],
  string: [overload(["dyn"], "string", asText)],
  maskName: [overload(["string"], "string", maskName)],
};
