import { badValue, notInDouble } from "../errors.js";
import { asDoc, type Doc, isOperatorDoc } from "../values/doc.js";
import { compare, typeRank } from "../values/order.js";
import { compileRegex } from "./regex.js";

/** Decides over all the values that a path has in one document. */
export type Predicate = (values: readonly unknown[]) => boolean;

const TYPES: Record<string, (value: unknown) => boolean> = {
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  string: (value) => typeof value === "string",
  object: (value) => typeRank(value) === 4,
  array: (value) => Array.isArray(value),
  bool: (value) => typeof value === "boolean",
};

/** Compiles `{ $gt: 1, $lt: 5 }`; every operator must hold. */
export function compilePredicates(operators: Doc): Predicate {
  const tests = Object.entries(operators)
    .filter(([name]) => name !== "$options")
    .map(([name, operand]) => compileOne(name, operand, operators));
  return (values) => tests.every((test) => test(values));
}

function compileOne(name: string, operand: unknown, all: Doc): Predicate {
  switch (name) {
    case "$eq":
      return equals(operand);
    case "$ne":
      return not(equals(operand));
    case "$in":
      return anyOf(list(name, operand).map(equals));
    case "$nin":
      return not(anyOf(list(name, operand).map(equals)));
    case "$gt":
      return ordered(operand, false, (order) => order > 0);
    case "$gte":
      return ordered(operand, true, (order) => order >= 0);
    case "$lt":
      return ordered(operand, false, (order) => order < 0);
    case "$lte":
      return ordered(operand, true, (order) => order <= 0);
    case "$exists":
      return operand === true ? present : not(present);
    case "$type":
      return typed(operand);
    case "$not":
      if (!isOperatorDoc(operand)) throw badValue("$not needs a document of operators");
      return not(compilePredicates(operand));
    case "$regex": {
      const pattern = compileRegex(operand, all.$options);
      return some((value) => typeof value === "string" && pattern.test(value));
    }
    case "$elemMatch":
      return element(asDoc(operand, "$elemMatch"));
    default:
      throw notInDouble(`the filter operator ${name}`);
  }
}

const present: Predicate = (values) => values.some((value) => value !== undefined);

function not(inner: Predicate): Predicate {
  return (values) => !inner(values);
}

function anyOf(inner: readonly Predicate[]): Predicate {
  return (values) => inner.some((one) => one(values));
}

/** Holds when a value, or an element of a value that is an array, passes. */
function some(test: (value: unknown) => boolean): Predicate {
  return (values) => values.some((value) => test(value) || (Array.isArray(value) && value.some(test)));
}

function equals(operand: unknown): Predicate {
  typeRank(operand);
  return some((value) => typeRank(value) === typeRank(operand) && compare(value, operand) === 0);
}

/** Order tests compare values of one type only. */
function ordered(operand: unknown, orEqual: boolean, fits: (order: number) => boolean): Predicate {
  const rank = typeRank(operand);
  if (rank === 1) return orEqual ? equals(null) : () => false;
  return some((value) => value !== undefined && typeRank(value) === rank && fits(compare(value, operand)));
}

function typed(operand: unknown): Predicate {
  const tests = (Array.isArray(operand) ? operand : [operand]).map((alias) => {
    const test = TYPES[String(alias)];
    if (test === undefined) throw notInDouble(`$type ${String(alias)}`);
    return test;
  });
  return some((value) => value !== undefined && tests.some((test) => test(value)));
}

function element(operand: Doc): Predicate {
  if (!isOperatorDoc(operand)) throw notInDouble("$elemMatch with fields");
  const inner = compilePredicates(operand);
  return (values) => values.some((value) => Array.isArray(value) && value.some((item) => inner([whole(item)])));
}

/** Inside $elemMatch an element that is a list is not looked into. */
function whole(item: unknown): unknown {
  if (Array.isArray(item)) throw notInDouble("$elemMatch over lists of lists");
  return item;
}

function list(name: string, operand: unknown): readonly unknown[] {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  return operand;
}
