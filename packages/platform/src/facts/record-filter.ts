import type { FieldOperators, FieldSchema, Filter, Json, JsonObject, Scalar } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { FilterRefused } from "../errors.js";

const ENVELOPE = new Set([
  "id",
  "state",
  "orgUnit",
  "orgPath",
  "createdAt",
  "createdBy",
  "updatedAt",
  "dueAt",
  "overdue",
  "title",
  "version",
  "parties",
  "sample",
]);
const OPERATORS = new Set(["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists", "$prefix", "$has"]);

/** Path in the store of a field named in a definition or by a caller. Throws FILTER_REFUSED for names that the type does not have. */
export function storePath(type: RecordType, field: string): string {
  if (ENVELOPE.has(field)) return field;
  const top = field.split(".")[0] ?? "";
  if (!Object.hasOwn(type.definition.schema.properties, top)) throw FilterRefused({ facts: { field } });
  return `data.${field}`;
}

/**
 * A definition's or caller's filter in the store's dialect; `{"expression": "…"}` values are evaluated first.
 * Throws FILTER_REFUSED { field } for unknown fields, operators, and sensitive fields, which are sealed and can't be compared.
 */
export function recordFilter(type: RecordType, where: JsonObject, evaluate: (expression: string) => Json): Filter {
  const value = (given: Json, field: string): Json => {
    if (typeof given === "string") return ofItsType(given, type, field);
    if (given === null || typeof given !== "object" || Array.isArray(given)) return given;
    if (typeof given.expression === "string" && Object.keys(given).length === 1) return evaluate(given.expression);
    throw FilterRefused({ facts: { field } });
  };
  const parts: Filter[] = [];
  for (const [key, given] of Object.entries(where)) {
    if (key === "$and" || key === "$or") {
      if (!Array.isArray(given)) throw FilterRefused({ facts: { field: key } });
      const inner = given.map((member) => recordFilter(type, asObject(member, key), evaluate));
      if (inner.length > 0) parts.push(key === "$and" ? { $and: inner } : { $or: inner });
      continue;
    }
    const path = storePath(type, key);
    if (type.sensitive.has(key)) throw FilterRefused({ facts: { field: key } });
    if (given !== null && typeof given === "object" && !Array.isArray(given) && !("expression" in given)) {
      const operators: Record<string, Json> = {};
      for (const [operator, operand] of Object.entries(given)) {
        if (!OPERATORS.has(operator)) throw FilterRefused({ facts: { field: `${key} ${operator}` } });
        if (operator === "$exists") operators[operator] = typeof operand === "string" ? yesOrNo(operand, key) : operand === true;
        else operators[operator] = Array.isArray(operand) ? operand.map((member) => value(member, key)) : value(operand, key);
      }
      parts.push({ [path]: operators as FieldOperators });
    } else {
      const wanted = value(given, key) as Scalar;
      parts.push({ [path]: schemaAt(type, key)?.type === "array" ? { $has: wanted } : wanted });
    }
  }
  if (parts.length === 0) return {};
  return parts.length === 1 ? (parts[0] as Filter) : { $and: parts };
}

const ENVELOPE_TYPES: Readonly<Record<string, string>> = { overdue: "boolean", sample: "boolean", version: "integer" };

/** Schema of the field at a dotted path; undefined for the envelope and inside the rows of a list. */
export function schemaAt(type: RecordType, field: string): FieldSchema | undefined {
  let properties: Readonly<Record<string, FieldSchema | undefined>> | undefined = type.definition.schema.properties;
  let schema: FieldSchema | undefined;
  for (const step of field.split(".")) {
    schema = properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : undefined;
    properties = schema?.properties;
  }
  return schema;
}

/** An address says everything in text: what the field holds is read from it. Throws FILTER_REFUSED { field } for text that is none. */
function ofItsType(text: string, type: RecordType, field: string): Json {
  const schema = schemaAt(type, field);
  const holds = ENVELOPE_TYPES[field] ?? schema?.items?.type ?? schema?.type;
  if (holds === "boolean") return yesOrNo(text, field);
  if (holds !== "integer" && holds !== "number") return text;
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) throw FilterRefused({ facts: { field } });
  return number;
}

function yesOrNo(text: string, field: string): boolean {
  if (text !== "true" && text !== "false") throw FilterRefused({ facts: { field } });
  return text === "true";
}

function asObject(value: Json, field: string): JsonObject {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw FilterRefused({ facts: { field } });
  return value;
}
