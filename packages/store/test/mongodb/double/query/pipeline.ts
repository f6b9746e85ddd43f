import { Aggregator } from "mingo/aggregator";
import { Context, evalExpr } from "mingo/core";
import { $addToSet, $avg, $push, $sum } from "mingo/operators/accumulator";
import * as expressions from "mingo/operators/expression";
import { $group, $project } from "mingo/operators/pipeline";
import type { Any, Options } from "mingo/types";
import { badValue, notInDouble, ServerError } from "../errors.js";
import { asDoc, type Doc } from "../values/doc.js";
import { $max, $min } from "./accumulators.js";
import { dateFromString, dateToString, monthOf } from "./dates.js";
import { compileFilter } from "./match.js";
import { sortDocs } from "./sort.js";

const {
  $and,
  $arrayElemAt,
  $concat,
  $cond,
  $eq,
  $filter,
  $ifNull,
  $in,
  $isArray,
  $literal,
  $not,
  $or,
  $regexMatch,
  $size,
  $strLenCP,
  $subtract,
  $switch,
  $type,
} = expressions;

type Evaluate = (argument: unknown) => Any;
const over = (evaluate: Evaluate) => (document: Any, expression: Any, options: Options) => evaluate(evalExpr(document, expression, options));

/** Only the operators that were looked at: mingo knows more, but not all of it as the server does (its ISO years, for one). */
const context = Context.init({
  accumulator: { $addToSet, $avg, $max, $min, $push, $sum },
  expression: {
    $and,
    $arrayElemAt,
    $concat,
    $cond,
    $dateFromString: over(dateFromString),
    $dateToString: over(dateToString),
    $eq,
    $filter,
    $ifNull,
    $in,
    $isArray,
    $literal,
    $month: over(monthOf),
    $not,
    $or,
    $regexMatch,
    $size,
    $strLenCP,
    $subtract,
    $switch,
    $type,
  },
  pipeline: { $group, $project },
} as unknown as Parameters<typeof Context.init>[0]);

/** Runs the stages after the first `$match` over documents in memory. */
export function runPipeline(documents: readonly Doc[], stages: readonly Doc[]): Doc[] {
  return stages.reduce<Doc[]>((rows, stage) => runStage(rows, stage), [...documents]);
}

function runStage(rows: Doc[], stage: Doc): Doc[] {
  const [name, ...more] = Object.keys(stage);
  if (name === undefined || more.length > 0) throw badValue("A pipeline stage specification object must contain exactly one field.");
  const operand = stage[name];
  switch (name) {
    case "$match":
      return rows.filter(compileFilter(asDoc(operand, name)));
    case "$sort":
      return sortDocs(rows, asDoc(operand, name));
    case "$limit":
      return rows.slice(0, positive(name, operand));
    case "$skip":
      return rows.slice(positive(name, operand));
    case "$count":
      return rows.length === 0 ? [] : [{ [String(operand)]: rows.length }];
    case "$group":
    case "$project":
      return calculate(rows, stage);
    default:
      throw notInDouble(`the pipeline stage ${name}`);
  }
}

function calculate(rows: Doc[], stage: Doc): Doc[] {
  try {
    return new Aggregator([stage as never], { context }).run<Doc>(rows as never);
  } catch (error) {
    throw error instanceof ServerError ? error : notInDouble(`this expression (${error instanceof Error ? error.message : String(error)})`);
  }
}

function positive(stage: string, operand: unknown): number {
  if (typeof operand !== "number" || operand < 0) throw badValue(`invalid argument to ${stage} stage`);
  return operand;
}
