import { EvaluationProblem } from "../errors.js";
import { isNumeric, type StaticType } from "../types.js";
import { type FunctionTable, overload } from "./overload.js";

const wholeNumber = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new EvaluationProblem("数字太大或不是数字", "the number is too large or not a number");
  return value + 0;
};

/** Rounds half away from zero at the decimal digits as people write them: round(2.345, 2) is 2.35, round(-2.5) is -3. */
export function roundTo(value: number, digits = 0): number {
  if (digits < -12 || digits > 12) throw new EvaluationProblem("小数位数应在-12到12之间", "digits lie between -12 and 12");
  if (!Number.isFinite(value)) return value;
  const [mantissa = "0", exponent = "0"] = String(Math.abs(value)).split("e");
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  const [back = "0", backExponent = "0"] = String(scaled).split("e");
  return Math.sign(value) * Number(`${back}e${Number(backExponent) - digits}`) + 0;
}

function parseNumber(text: string): number {
  const trimmed = text.trim();
  if (trimmed === "") return 0;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(trimmed)) throw new EvaluationProblem(`「${text}」不是数字`, `\`${text}\` is not a number`);
  return Number(trimmed);
}

function parseInteger(text: string): number {
  if (!/^[+-]?\d{1,19}$/.test(text)) throw new EvaluationProblem(`「${text}」不是整数`, `\`${text}\` is not a whole number`);
  return wholeNumber(Number(text));
}

function parseBool(text: string): boolean {
  if (["1", "t", "true", "TRUE", "True"].includes(text)) return true;
  if (["0", "f", "false", "FALSE", "False"].includes(text)) return false;
  throw new EvaluationProblem(`「${text}」不是true或false`, `\`${text}\` is neither true nor false`);
}

const sameAsArguments = (args: readonly StaticType[]): StaticType => (args.every((type) => type === "int") ? "int" : "double");
const numbersOrTexts = (pick: (left: number | string, right: number | string) => boolean) => [
  overload(["double", "double"], sameAsArguments, (...values: number[]) => values.reduce((best, value) => (pick(value, best) ? value : best)), {
    variadic: true,
  }),
  overload(["string", "string"], "string", (...values: string[]) => values.reduce((best, value) => (pick(value, best) ? value : best)), { variadic: true }),
];

export const numberFunctions: FunctionTable = {
  int: [
    overload(["double"], "int", (value: number) => wholeNumber(Math.trunc(value))),
    overload(["string"], "int", parseInteger),
    overload(["bool"], "int", (value: boolean) => (value ? 1 : 0)),
  ],
  double: [overload(["double"], "double", (value: number) => value), overload(["string"], "double", parseNumber)],
  number: [
    overload(
      ["double"],
      ([type]) => (type !== undefined && isNumeric(type) ? type : "double"),
      (value: number) => value,
    ),
    overload(["string"], "double", parseNumber),
    overload(["bool"], "int", (value: boolean) => (value ? 1 : 0)),
  ],
  bool: [overload(["bool"], "bool", (value: boolean) => value), overload(["string"], "bool", parseBool)],
  dyn: [overload(["dyn"], "dyn", (value: unknown) => value)],
  round: [overload(["double"], "int", (value: number) => wholeNumber(roundTo(value))), overload(["double", "int"], "double", roundTo)],
  floor: [overload(["double"], "int", (value: number) => wholeNumber(Math.floor(value)))],
  ceil: [overload(["double"], "int", (value: number) => wholeNumber(Math.ceil(value)))],
  abs: [overload(["double"], sameAsArguments, (value: number) => Math.abs(value))],
  min: numbersOrTexts((left, right) => left < right),
  max: numbersOrTexts((left, right) => left > right),
};
