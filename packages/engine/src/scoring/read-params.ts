import type { JsonObject } from "@zhili/contracts";
import type { PrepareContext } from "./source.js";

/** Text of a parameter; a missing one is an issue. */
export function requiredText(params: JsonObject, name: string, context: PrepareContext): string {
  const value = params[name];
  if (typeof value === "string" && value !== "") return value;
  context.issue(`/${name}`, { "zh-CN": `缺少参数“${name}”。`, en: `The parameter ${name} is missing.` });
  return "";
}

export function optionalText(params: JsonObject, name: string): string | undefined {
  const value = params[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function optionalNumber(params: JsonObject, name: string): number | undefined {
  const value = params[name];
  return typeof value === "number" ? value : undefined;
}

/** One of the listed words, the first when absent; anything else is an issue. */
export function choice<Word extends string>(params: JsonObject, name: string, words: readonly [Word, ...Word[]], context: PrepareContext): Word {
  const value = params[name];
  if (value === undefined) return words[0];
  const found = words.find((word) => word === value);
  if (found === undefined) {
    const listed = words.join("、");
    context.issue(`/${name}`, { "zh-CN": `“${name}”只能是：${listed}。`, en: `${name} is one of ${words.join(", ")}.` });
  }
  return found ?? words[0];
}
