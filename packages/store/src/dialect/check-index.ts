import type { IndexSpec } from "@zhili/contracts";
import { StoreBadQuery } from "../errors.js";
import { checkPath } from "./check-path.js";
import { LIMITS } from "./limits.js";
import { isPlainObject } from "./plain-object.js";

const NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,95}$/;

/** Checks the declaration of an index. Throws STORE_BAD_QUERY or STORE_BAD_PATH. */
export function checkIndex(index: IndexSpec): IndexSpec {
  if (typeof index.name !== "string" || !NAME.test(index.name) || index.name === "id") throw refuse("an index name is not acceptable");
  if (!Array.isArray(index.keys) || index.keys.length === 0 || index.keys.length > LIMITS.indexKeys) {
    throw refuse(`the index ${index.name} needs 1 to ${LIMITS.indexKeys} keys`);
  }
  const paths = index.keys.map((key) => {
    if (key.direction !== undefined && key.direction !== "asc" && key.direction !== "desc") throw refuse("an index direction is neither asc nor desc");
    return checkPath(key.path);
  });
  if (new Set(paths).size < paths.length) throw refuse(`the index ${index.name} has a key twice`);
  if (index.array === true && paths.length !== 1) throw refuse(`the array index ${index.name} needs exactly one key`);
  if (index.where !== undefined) checkWhere(index.where);
  return index;
}

/** True when two declarations make the same index. */
export function isSameIndex(left: IndexSpec, right: IndexSpec): boolean {
  return indexSignature(left) === indexSignature(right);
}

function indexSignature(index: IndexSpec): string {
  const where = Object.entries(index.where ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  const keys = index.keys.map((key) => [key.path, key.direction ?? "asc"]);
  return JSON.stringify([keys, index.unique === true, index.array === true, where]);
}

function checkWhere(where: unknown): void {
  if (!isPlainObject(where)) throw refuse("the condition of an index is not an object");
  for (const [path, value] of Object.entries(where)) {
    checkPath(path);
    const fit = value === null || typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
    if (!fit) throw refuse("the condition of an index is not an equality with a scalar");
  }
}

function refuse(reason: string): Error {
  return StoreBadQuery({ facts: { reason } });
}
