import type { Json } from "@zhili/contracts";

/** The value with something else at a place; undefined takes away what is there. */
export function setAt(value: Json, path: readonly (string | number)[], next: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next ?? null;
  if (Array.isArray(value)) {
    const at = Number(step);
    if (rest.length === 0 && next === undefined) return value.filter((_member, place) => place !== at);
    return value.map((member, place) => (place === at ? setAt(member, rest, next) : member));
  }
  const object = typeof value === "object" && value !== null ? value : {};
  if (rest.length === 0 && next === undefined) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== step));
  return { ...object, [step]: setAt(object[step] ?? {}, rest, next) };
}

/** What a form holds as it is sent: keys without a value are left out. */
export function withoutUndefined(value: unknown): Json {
  if (Array.isArray(value)) return value.map((member) => (member === undefined ? null : withoutUndefined(member)));
  if (typeof value !== "object" || value === null) return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withoutUndefined(member)]),
  );
}

/** Whether two values are the same; the order of keys does not count. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), Object.keys(other)];
  return (
    left.length === right.length && left.every(([name, member]) => Object.hasOwn(other, name) && sameValue(member, (other as Record<string, unknown>)[name]))
  );
}
