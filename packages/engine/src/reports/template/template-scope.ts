/** Where a path starts: the value at hand, what is around it, names given by `as |item|`, and `@index` and the like. */
export interface TemplateScope {
  readonly value: unknown;
  readonly parent?: TemplateScope;
  readonly names: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly run: Run;
}

/** One rendering: what helpers know, and how much may still be written. */
export interface Run {
  readonly root: unknown;
  readonly escape: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  readonly shown?: ((holder: object, name: string) => string | undefined) | undefined;
  readonly opens?: ((holder: object) => string | undefined) | undefined;
  stepsLeft: number;
  charactersLeft: number;
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"]);

/** Is the name one that leads to a prototype? */
export function isForbiddenName(name: string): boolean {
  return FORBIDDEN.has(name);
}

/** An own property of an object or list; never something inherited, never a function. */
export function ownProperty(value: unknown, name: string): unknown {
  if (value === null || typeof value !== "object" || isForbiddenName(name) || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === "function" ? undefined : found;
}

/** The scope that many `../` away. */
export function scopeAt(scope: TemplateScope, depth: number): TemplateScope | undefined {
  let at: TemplateScope | undefined = scope;
  for (let left = depth; left > 0 && at !== undefined; left -= 1) at = at.parent;
  return at;
}
