import { notInDouble, ServerError, typeMismatch } from "../errors.js";
import { asDoc, type Doc, isDoc } from "../values/doc.js";
import { compare } from "../values/order.js";

const OPERATORS = new Set(["$set", "$unset", "$inc", "$setOnInsert"]);

/** A new document: the replacement, or the old one with `$set $unset $inc` (and `$setOnInsert` when inserting) applied. Never changes the old one. */
export function updatedDoc(document: Doc, update: unknown, inserting: boolean): Doc {
  if (Array.isArray(update)) throw notInDouble("updates given as a pipeline");
  const change = asDoc(update, "update");
  const names = Object.keys(change);
  if (!names.some((name) => name.startsWith("$"))) return replacement(document, change);
  refuseOverlap(change);
  const copy = structuredClone(document);
  for (const name of names) {
    if (!OPERATORS.has(name)) throw notInDouble(`the update operator ${name}`);
    if (name === "$setOnInsert" && !inserting) continue;
    for (const [path, operand] of Object.entries(asDoc(change[name], name))) applyOne(copy, name, path, operand);
  }
  if (document._id !== undefined && compare(document._id, copy._id) !== 0) throw immutableId();
  return copy;
}

function replacement(document: Doc, change: Doc): Doc {
  if (change._id !== undefined && document._id !== undefined && compare(document._id, change._id) !== 0) throw immutableId();
  const { _id, ...rest } = change;
  return { _id: document._id ?? _id, ...structuredClone(rest) };
}

function immutableId(): ServerError {
  return new ServerError(66, "ImmutableField", "Performing an update on the path '_id' would modify the immutable field '_id'");
}

function applyOne(document: Doc, operator: string, path: string, operand: unknown): void {
  const parts = path.split(".");
  const last = parts.pop() ?? path;
  let level = document;
  for (const part of parts) {
    const next = level[part];
    if (next === undefined) {
      if (operator === "$unset") return;
      level[part] = {};
    } else if (!isDoc(next)) {
      if (Array.isArray(next)) throw notInDouble(`updates inside an array, at ${path}`);
      if (operator === "$unset") return;
      throw new ServerError(28, "PathNotViable", `Cannot create field '${last}' in element {${part}: ${JSON.stringify(next)}}`);
    }
    level = asDoc(level[part], path);
  }
  if (operator === "$unset") delete level[last];
  else if (operator === "$inc") level[last] = increment(path, level[last], operand);
  else level[last] = structuredClone(operand);
}

function increment(path: string, now: unknown, by: unknown): number {
  if (typeof by !== "number") throw typeMismatch(`Cannot increment with non-numeric argument: {${path}: ${JSON.stringify(by)}}`);
  if (now === undefined) return by;
  if (typeof now !== "number") throw typeMismatch(`Cannot apply $inc to a value of non-numeric type, at ${path}`);
  return now + by;
}

function refuseOverlap(change: Doc): void {
  const paths = Object.entries(change).flatMap(([name, operand]) => Object.keys(asDoc(operand, name)));
  for (const [at, path] of paths.entries()) {
    const clash = paths.some((other, otherAt) => otherAt !== at && (other === path || path.startsWith(`${other}.`)));
    if (clash) throw new ServerError(40, "ConflictingUpdateOperators", `Updating the path '${path}' would create a conflict at '${path}'`);
  }
}
