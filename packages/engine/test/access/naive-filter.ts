import type { Filter } from "@zhili/contracts";

/** The dialect of the store's port read word by word, for comparison only. */
export function naive(filter: Filter, document: Record<string, unknown>): boolean {
  return Object.entries(filter).every(([key, test]) => {
    if (key === "$and") return (filter.$and ?? []).every((part) => naive(part, document));
    if (key === "$or") return (filter.$or ?? []).some((part) => naive(part, document));
    const value = key.split(".").reduce<unknown>((at, name) => (isPlain(at) ? at[name] : undefined), document);
    const tests = isPlain(test) ? test : { $eq: test };
    return Object.entries(tests).every(([operator, operand]) => one(value, operator, operand));
  });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function one(value: unknown, operator: string, operand: unknown): boolean {
  const present = value === undefined ? null : value;
  const list = Array.isArray(operand) ? operand : [];
  const items = Array.isArray(value) ? value : [];
  const comparable = typeof value === typeof operand && (typeof value === "number" || typeof value === "string");
  const less = comparable && (value as string) < (operand as string);
  const same = comparable && value === operand;
  const table: Record<string, () => boolean> = {
    $eq: () => present === operand,
    $ne: () => present !== operand,
    $in: () => list.includes(present),
    $nin: () => !list.includes(present),
    $lt: () => less,
    $lte: () => less || same,
    $gt: () => comparable && !less && !same,
    $gte: () => comparable && !less,
    $exists: () => (value !== undefined) === operand,
    $prefix: () => typeof value === "string" && value.indexOf(String(operand)) === 0,
    $contains: () => typeof value === "string" && value.indexOf(String(operand)) >= 0,
    $has: () => items.indexOf(operand) >= 0,
    $hasPrefix: () => items.some((item) => list.some((prefix) => String(item).indexOf(String(prefix)) === 0)),
  };
  const test = table[operator];
  if (test === undefined) throw new Error(`${operator} is not in the dialect`);
  return test();
}
