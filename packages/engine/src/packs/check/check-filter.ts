import type { TypeEnvironment } from "../../expression/index.js";
import { nearest } from "../../schema/index.js";
import type { RecordTypeFound } from "../configuration-index.js";
import { PacksBadFilter } from "../errors.js";
import { pointerPart } from "../read/read-json.js";
import type { Checker } from "./checker.js";

const OPERATORS = ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$prefix", "$contains", "$has"];
const DEEPEST = 4;

export interface FilterPlace {
  readonly recordType: RecordTypeFound | undefined;
  /** Names in `{"expression": ...}`; none may stand there when absent. */
  readonly names?: TypeEnvironment;
  /** Fields that rows have when they are no records. */
  readonly rowFields?: readonly string[];
  /** May `{"$actor": ...}` stand for a value? */
  readonly actor?: boolean;
}

/** Checks fields, operators, states and expressions of a filter or condition. */
export function checkFilter(checker: Checker, filter: unknown, path: string, place: FilterPlace, depth = 0): void {
  if (filter === undefined) return;
  if (!isObject(filter) || depth > DEEPEST) {
    bad(checker, path, "应为一组条件", "not a set of conditions");
    return;
  }
  for (const [key, test] of Object.entries(filter)) {
    const at = `${path}/${pointerPart(key)}`;
    if (key === "$and" || key === "$or") {
      if (Array.isArray(test)) test.forEach((part, index) => void checkFilter(checker, part, `${at}/${index}`, place, depth + 1));
      else bad(checker, at, `${key} 应带列表`, `${key} takes a list`);
    } else if (key.startsWith("$")) {
      bad(checker, at, `不认识的运算“${key}”`, `unknown operator ${key}`, nearest(key, ["$and", "$or"]));
    } else {
      if (place.rowFields?.includes(key) !== true) checker.field(place.recordType, key, at, true);
      checkTest(checker, key, test, at, place);
    }
  }
}

function checkTest(checker: Checker, field: string, test: unknown, path: string, place: FilterPlace): void {
  if (!isObject(test) || isPlace(test)) {
    checkValue(checker, field, test, path, place);
    return;
  }
  for (const [operator, operand] of Object.entries(test)) {
    const at = `${path}/${operator}`;
    if (!OPERATORS.includes(operator)) bad(checker, at, `不认识的运算“${operator}”`, `unknown operator ${operator}`, nearest(operator, OPERATORS));
    else if (operator === "$in" || operator === "$nin") {
      if (Array.isArray(operand)) operand.forEach((value, index) => void checkValue(checker, field, value, `${at}/${index}`, place));
      else if (!isPlace(operand)) bad(checker, at, `${operator} 应带列表`, `${operator} takes a list`);
      else checkValue(checker, field, operand, at, place);
    } else if (operator === "$exists") {
      if (typeof operand !== "boolean") bad(checker, at, "$exists 应为 true 或 false", "$exists takes true or false");
    } else checkValue(checker, field, operand, at, place);
  }
}

function checkValue(checker: Checker, field: string, value: unknown, path: string, place: FilterPlace): void {
  if (isObject(value) && "expression" in value && place.names !== undefined) {
    checker.expression(value.expression, place.names, `${path}/expression`);
  } else if (isObject(value) && "$actor" in value && place.actor === true && ["id", "personId", "orgUnit"].includes(String(value.$actor))) {
    return;
  } else if (value !== null && typeof value === "object") {
    bad(checker, path, "应为单个值", "not a single value");
  } else if (field === "state" && typeof value === "string" && place.recordType !== undefined) {
    checkState(checker, place.recordType, value, path);
  }
}

/** A state that some workflow over the record type has. Types without a workflow have none to check. */
export function checkState(checker: Checker, recordType: RecordTypeFound, state: string, path: string): void {
  const workflows = checker.index.workflowsOf(recordType.ref);
  if (workflows.length === 0) return;
  const states = workflows.flatMap(({ definition }) => definition.states.map(({ id }) => id));
  checker.name(state, states, { "zh-CN": "状态", en: "state" }, path);
}

function isPlace(value: unknown): value is Record<string, unknown> {
  return isObject(value) && ("expression" in value || "$actor" in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bad(checker: Checker, path: string, reasonZh: string, reason: string, suggestion?: string): void {
  checker.add(PacksBadFilter, path, { reason, reasonZh }, suggestion);
}
