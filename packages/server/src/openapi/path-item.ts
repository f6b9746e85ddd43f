import type { JsonObject } from "@zhili/contracts";

/** An operation of OpenAPI, as far as it is looked into here. */
export interface Operation {
  readonly summary?: string;
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly JsonObject[];
  readonly requestBody?: JsonObject;
  readonly responses?: JsonObject;
  readonly [name: string]: unknown;
}

export type PathItem = Readonly<Record<string, Operation>>;
export type Paths = Readonly<Record<string, PathItem>>;

/** A path with some of its places filled; their parameters are no longer asked for. */
export function fillPath(path: string, item: PathItem, values: Readonly<Record<string, string>>): [string, PathItem] {
  const filled = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)), path);
  return [filled, changeOperations(item, (operation) => ({ ...operation, parameters: left(operation.parameters ?? [], values) }))];
}

export function changeOperations(item: PathItem, change: (operation: Operation, method: string) => Operation): PathItem {
  return Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, change(operation, method)]));
}

/** A body of JSON with this schema. */
export function jsonBody(schema: JsonObject, required = true): JsonObject {
  return { required, content: { "application/json": { schema } } };
}

/** An answer of JSON with this schema. */
export function jsonAnswer(description: string, schema: JsonObject): JsonObject {
  return { description, content: { "application/json": { schema } } };
}

export function reference(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function left(parameters: readonly JsonObject[], values: Readonly<Record<string, string>>): JsonObject[] {
  return parameters.filter((parameter) => parameter.in !== "path" || !Object.hasOwn(values, String(parameter.name)));
}
