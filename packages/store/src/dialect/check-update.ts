import type { Update } from "@zhili/contracts";
import { StoreBadUpdate } from "../errors.js";
import { checkJson } from "./check-document.js";
import { checkPath } from "./check-path.js";
import { LIMITS } from "./limits.js";
import { isPlainObject } from "./plain-object.js";

const VALUE_OPERATORS = new Set(["$set", "$push", "$pull", "$addToSet", "$setOnInsert"]);

/**
 * Checks an update against the dialect: known operators, operand types, good paths, no path written twice and none inside another,
 * and `id` only in `$setOnInsert`. Throws STORE_BAD_UPDATE { path, reason } or STORE_BAD_PATH. Returns the update.
 */
export function checkUpdate(update: Update): Update {
  if (!isPlainObject(update)) throw refuse("", "not an object");
  const written: string[] = [];
  for (const [operator, operand] of Object.entries(update)) {
    if (operand === undefined) continue;
    if (operator === "$unset") {
      if (!Array.isArray(operand)) throw refuse("$unset", "not a list of paths");
      for (const path of operand) written.push(writable(checkPath(path), operator));
      continue;
    }
    if (!isPlainObject(operand)) throw refuse(operator, "not an object of paths and values");
    for (const [key, value] of Object.entries(operand)) {
      const path = writable(checkPath(key), operator);
      written.push(path);
      checkOperand(operator, path, value);
    }
  }
  if (written.length > LIMITS.updatePaths) throw refuse("", `more than ${LIMITS.updatePaths} paths`);
  refuseOverlap(written);
  return update;
}

function checkOperand(operator: string, path: string, value: unknown): void {
  if (VALUE_OPERATORS.has(operator)) {
    if (value === undefined) throw refuse(path, "no value");
    if (path === "id" && typeof value !== "string") throw refuse(path, "the id is not a text");
    checkJson(value, path);
  } else if (operator === "$inc") {
    if (typeof value !== "number" || !Number.isFinite(value)) throw refuse(path, "$inc takes a finite number");
  } else if (operator === "$min" || operator === "$max") {
    const fit = typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
    if (!fit) throw refuse(path, `${operator} takes a text or a finite number`);
  } else {
    throw refuse(operator.slice(0, 40), "an operator that is not in the dialect");
  }
}

function writable(path: string, operator: string): string {
  const isId = path === "id" || path.startsWith("id.");
  if (isId && !(path === "id" && operator === "$setOnInsert")) throw refuse(path, "the id of a document never changes");
  if (path === "_id" || path.startsWith("_id.")) throw refuse(path, "a reserved name");
  return path;
}

function refuseOverlap(paths: string[]): void {
  if (paths.length < 2) return;
  const seen = new Set(paths);
  if (seen.size < paths.length) throw refuse(firstTwice(paths), "written twice");
  for (const path of paths) {
    for (let end = path.lastIndexOf("."); end > 0; end = path.lastIndexOf(".", end - 1)) {
      if (seen.has(path.slice(0, end))) throw refuse(path, `written inside ${path.slice(0, end)}, which is written too`);
    }
  }
}

function firstTwice(paths: readonly string[]): string {
  return paths.find((path, at) => paths.indexOf(path) !== at) ?? "";
}

function refuse(path: string, reason: string): Error {
  return StoreBadUpdate({ facts: { path, reason } });
}
