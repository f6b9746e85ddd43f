import { type Json, type JsonObject, ZhiliError } from "@zhili/contracts";
import { PacksNotMoved, packIssue } from "../errors.js";
import { sameJson } from "../merge/json-equal.js";
import { changeHolders, topField, withField } from "./field-place.js";
import type { MoveFailure, MoveStep } from "./move-step.js";

export interface MovedData {
  readonly data: JsonObject;
  /** Fields at the top level that are not what they were. */
  readonly fields: readonly string[];
  readonly failures: readonly MoveFailure[];
}

/** What a record holds after the steps, one after the other. A value that can't be moved stays as it is and is listed. */
export function moveData(steps: readonly MoveStep[], before: JsonObject): MovedData {
  const failures: MoveFailure[] = [];
  const data = steps.reduce((current, step) => stepForward(step, current, failures), before);
  return { data, fields: changedFields(before, data), failures };
}

function stepForward(step: MoveStep, data: JsonObject, failures: MoveFailure[]): JsonObject {
  switch (step.type) {
    case "rename-field":
      return renamed(data, step.from, step.to);
    case "retype-field":
      return changeHolders(data, step.field, (holder, name) => evaluated(step.forward, holder, name, data, step, failures));
    case "map-option":
      return withOption(data, step.field, step.from, step.to);
    case "set-default":
      return changeHolders(data, step.field, (holder, name) => (holder[name] === undefined ? withField(holder, name, step.value) : holder));
    case "remove-field":
      return changeHolders(data, step.field, (holder, name) => (Object.hasOwn(holder, name) ? withField(holder, name, undefined) : holder));
  }
}

/** Both names lie in the same object; a record without the old name is left alone. */
export function renamed(data: JsonObject, from: string, to: string): JsonObject {
  const target = to.slice(to.lastIndexOf(".") + 1);
  return changeHolders(data, from, (holder, name) => {
    const value = holder[name];
    return value === undefined ? holder : withField(withField(holder, name, undefined), target, value);
  });
}

export function withOption(data: JsonObject, field: string, from: string, to: string): JsonObject {
  return changeHolders(data, field, (holder, name) => {
    const value = holder[name];
    if (value === from) return withField(holder, name, to);
    if (!Array.isArray(value) || !value.includes(from)) return holder;
    const members = value.map((member) => (member === from ? to : member));
    return withField(holder, name, [...new Set(members)]);
  });
}

/** The holder with the field's value put through the expression; a failure leaves it and is noted. */
export function evaluated(
  expression: Extract<MoveStep, { type: "retype-field" }>["forward"],
  holder: JsonObject,
  name: string,
  record: JsonObject,
  step: Extract<MoveStep, { type: "retype-field" }>,
  failures: MoveFailure[],
): JsonObject {
  const value = holder[name];
  if (value === undefined || value === null) return holder;
  try {
    return withField(holder, name, expression.evaluate({ value, record }));
  } catch (error) {
    if (!(error instanceof ZhiliError)) throw error;
    failures.push(failure(step.id, step.field, error.messageIn("en"), error.messageIn("zh-CN")));
    return holder;
  }
}

export function failure(step: string, field: string, reason: string, reasonZh: string): MoveFailure {
  return { step, field, issue: packIssue(PacksNotMoved, `/${field.replaceAll(".", "/")}`, { field, reason, reasonZh }) };
}

export function changedFields(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)].map(topField));
  return [...names].filter((name) => !sameJson(before[name] as Json | undefined, after[name] as Json | undefined));
}
