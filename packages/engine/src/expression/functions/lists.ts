import { EvaluationProblem } from "../errors.js";
import { isList, type StaticType } from "../types.js";
import { anyList, type FunctionTable, type Overload, overload } from "./overload.js";
import { asText } from "./text.js";

const GOING_THROUGH = { cost: 1000 };

/** Members as numbers; missing ones count as 0. */
function numbers(list: readonly unknown[]): number[] {
  return list.map((member) => {
    if (typeof member === "number") return member;
    if (member === null || member === undefined) return 0;
    throw new EvaluationProblem("列表里应都是数字", "the list holds numbers only");
  });
}

/** Sum without the drift of binary fractions of money and points: added in decimal steps where it fits. */
function total(list: readonly unknown[]): number {
  const values = numbers(list);
  if (values.every(Number.isInteger)) return values.reduce((sum, value) => sum + value, 0);
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(15));
}

function extreme(list: readonly unknown[], better: (left: number | string, right: number | string) => boolean): unknown {
  let best: number | string | undefined;
  for (const member of list) {
    if (member === null || member === undefined) continue;
    if (typeof member !== "number" && typeof member !== "string") throw new EvaluationProblem("列表里应都是数字或文字", "the list holds numbers or texts");
    if (best !== undefined && typeof best !== typeof member) throw new EvaluationProblem("列表里数字与文字混杂", "the list mixes numbers and texts");
    if (best === undefined || better(member, best)) best = member;
  }
  return best ?? null;
}

const memberType = ([type]: readonly StaticType[]): StaticType => (type !== undefined && isList(type) ? type.list : "dyn");
const numericMember = (args: readonly StaticType[]): StaticType => (memberType(args) === "int" ? "int" : "double");
const numberList: StaticType = { list: "double" };
const textLength = (text: string): number => [...text].length;

const size: readonly Overload[] = [
  overload(["string"], "int", textLength),
  overload([anyList], "int", (list: readonly unknown[]) => list.length),
  overload([{ map: "dyn" }], "int", (map: object) => Object.keys(map).length),
];
const join: readonly Overload[] = [
  overload([anyList], "string", (list: readonly unknown[]) => list.map(asText).join(""), GOING_THROUGH),
  overload([anyList, "string"], "string", (list: readonly unknown[], separator: string) => list.map(asText).join(separator), GOING_THROUGH),
];

export const listMethods: FunctionTable = { size, join };

export const listFunctions: FunctionTable = {
  size,
  join,
  sum: [overload([numberList], numericMember, total, GOING_THROUGH)],
  average: [overload([numberList], "double", (list: readonly unknown[]) => (list.length === 0 ? 0 : total(list) / list.length), GOING_THROUGH)],
  least: [overload([anyList], memberType, (list: readonly unknown[]) => extreme(list, (left, right) => left < right), GOING_THROUGH)],
  most: [overload([anyList], memberType, (list: readonly unknown[]) => extreme(list, (left, right) => left > right), GOING_THROUGH)],
};
