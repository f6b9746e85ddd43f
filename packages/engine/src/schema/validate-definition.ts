import type { Issue } from "@zhili/contracts";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { parseDate } from "./civil-date.js";
import { definitionIssues } from "./definition-issues.js";
import { SchemaUnknownKind, schemaIssue } from "./errors.js";
import { dateTime } from "./formats/dates.js";
import { definitionSchemas, type SchemaName } from "./generated/definition-schemas.js";
import { nearest } from "./nearest.js";

let ajv: Ajv | undefined;
const validators = new Map<string, ValidateFunction>();

function validatorOf(kind: string): ValidateFunction | undefined {
  const present = validators.get(kind);
  if (present !== undefined) return present;
  if (!Object.hasOwn(definitionSchemas, kind)) return undefined;
  ajv ??= createAjv();
  const compiled = ajv.getSchema(`${kind}.schema.json`);
  if (compiled !== undefined) validators.set(kind, compiled);
  return compiled;
}

function createAjv(): Ajv {
  const created = new Ajv({ allErrors: true, verbose: true, strict: true, strictRequired: false, allowUnionTypes: true, strictTypes: false });
  created.addKeyword({ keyword: "x-ref", schemaType: "string" });
  created.addFormat("date", (text: string) => parseDate(text) !== undefined);
  created.addFormat("date-time", (text: string) => dateTime.validate(text));
  for (const schema of Object.values(definitionSchemas)) created.addSchema(schema);
  return created;
}

/** Kinds that `validateDefinition` knows: the file names of schemas/ without their ending. */
export const definitionKinds: readonly SchemaName[] = Object.keys(definitionSchemas).filter((kind): kind is SchemaName => kind !== "common");

/** Checks the shape of one document of a pack; every fault with its JSON Pointer, unknown keys with the nearest known one. */
export function validateDefinition(kind: string, document: unknown): Issue[] {
  const validate = validatorOf(kind);
  if (validate === undefined) return [schemaIssue(SchemaUnknownKind, "", { name: kind }, nearest(kind, definitionKinds))];
  if (validate(document)) return [];
  return definitionIssues((validate.errors ?? []) as ErrorObject[]);
}

/** Checks a part that several kinds share, such as an Effect or an ObjectSchema of schemas/common.schema.json. */
export function validatePart(part: string, value: unknown): Issue[] {
  ajv ??= createAjv();
  const validate = ajv.getSchema(`common.schema.json#/definitions/${part}`);
  if (validate === undefined) return [schemaIssue(SchemaUnknownKind, "", { name: part })];
  return validate(value) ? [] : definitionIssues((validate.errors ?? []) as ErrorObject[]);
}
