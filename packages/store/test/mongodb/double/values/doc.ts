import { notInDouble, ServerError } from "../errors.js";

/** A document, a command or an expression as it comes off the wire. */
export interface Doc {
  [name: string]: unknown;
}

/** True for documents; false for arrays, regular expressions, timestamps and other values that are objects only in JavaScript. */
export function isDoc(value: unknown): value is Doc {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.getPrototypeOf(value) === Object.prototype;
}

export function isOperatorDoc(value: unknown): value is Doc {
  return isDoc(value) && Object.keys(value)[0]?.startsWith("$") === true;
}

export function asDoc(value: unknown, where: string): Doc {
  if (!isDoc(value)) throw new ServerError(14, "TypeMismatch", `${where} must be an object`);
  return value;
}

export function asDocs(value: unknown, where: string): Doc[] {
  if (!Array.isArray(value)) throw new ServerError(14, "TypeMismatch", `${where} must be an array`);
  return value.map((item) => asDoc(item, where));
}

export function asText(value: unknown, where: string): string {
  if (typeof value !== "string") throw new ServerError(14, "TypeMismatch", `${where} must be a string`);
  return value;
}

/** Refuses to store anything that is not plain JSON, so that no BSON type is quietly treated as another. */
export function refuseUnknownTypes(value: unknown, path: string): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") return;
  if (Array.isArray(value)) {
    for (const item of value) refuseUnknownTypes(item, path);
    return;
  }
  if (!isDoc(value)) throw notInDouble(`stored values of this type, at ${path}: ${Object.prototype.toString.call(value)}`);
  for (const key of Object.keys(value)) refuseUnknownTypes(value[key], path === "" ? key : `${path}.${key}`);
}
