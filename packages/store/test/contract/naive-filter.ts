import type { FieldOperators, Filter, Json, Scalar, StoreDocument } from "@zhili/contracts";

/** The filter laws written down once more, as plainly as can be, to compare adapters with. */
export function naiveMatches(document: StoreDocument, filter: Filter): boolean {
  return Object.entries(filter).every(([key, value]) => {
    if (key === "$and") return (value as readonly Filter[]).every((part) => naiveMatches(document, part));
    if (key === "$or") return (value as readonly Filter[]).some((part) => naiveMatches(document, part));
    const found = naiveRead(document, key);
    if (typeof value !== "object" || value === null) return equals(found, value as Scalar);
    return Object.entries(value as FieldOperators).every(([operator, operand]) => naiveTest(found, operator, operand as Json));
  });
}

export function naiveRead(document: StoreDocument, path: string): Json | undefined {
  let value: Json | undefined = document;
  for (const segment of path.split(".")) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
    value = Object.hasOwn(value, segment) ? value[segment] : undefined;
  }
  return value;
}

function naiveTest(found: Json | undefined, operator: string, operand: Json): boolean {
  const list = operand as Scalar[];
  switch (operator) {
    case "$eq":
      return equals(found, operand as Scalar);
    case "$ne":
      return !equals(found, operand as Scalar);
    case "$in":
      return list.some((one) => equals(found, one));
    case "$nin":
      return !list.some((one) => equals(found, one));
    case "$gt":
      return ordered(found, operand, (order) => order > 0);
    case "$gte":
      return ordered(found, operand, (order) => order >= 0);
    case "$lt":
      return ordered(found, operand, (order) => order < 0);
    case "$lte":
      return ordered(found, operand, (order) => order <= 0);
    case "$exists":
      return (found !== undefined) === operand;
    case "$prefix":
      return typeof found === "string" && found.startsWith(operand as string);
    case "$contains":
      return typeof found === "string" && found.includes(operand as string);
    case "$has":
      return Array.isArray(found) && found.includes(operand);
    case "$hasPrefix":
      return Array.isArray(found) && found.some((item) => typeof item === "string" && list.some((prefix) => item.startsWith(prefix as string)));
    default:
      throw new Error(`no such operator: ${operator}`);
  }
}

function equals(found: Json | undefined, operand: Scalar): boolean {
  return (found ?? null) === operand;
}

function ordered(found: Json | undefined, operand: Json, holds: (order: number) => boolean): boolean {
  if (typeof found === "number" && typeof operand === "number") return holds(found - operand);
  if (typeof found === "string" && typeof operand === "string") return holds(Buffer.compare(Buffer.from(found), Buffer.from(operand)));
  return false;
}
