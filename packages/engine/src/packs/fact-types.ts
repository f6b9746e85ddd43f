import type { Fact, JsonObject } from "@zhili/contracts";
import { type ExpressionType, typeOfSchema } from "../expression/index.js";
import { fieldAt, isListed, type RecordTypeFound } from "./configuration-index.js";
import { recordTypeType, type Scope } from "./typed-records.js";

const SCORE_TYPES: Readonly<Record<string, ExpressionType>> = { grade: "string", outcome: "string", lit: "int", place: "int", exists: "bool" };

/**
 * What a fact reads as: the referred record (a list of them for a list of references) for `reference`, by measure for `records`, a whole number for `ledger`, by measure for
 * `score`, and what a plugin's source says of itself. Anything that cannot be told is `dyn`.
 */
export function factType(scope: Scope, recordType: RecordTypeFound | undefined, { source, params = {} }: Fact): ExpressionType {
  if (source === "reference") return referenceType(scope, recordType, params.field);
  if (source === "records") return recordsType(scope, params);
  if (source === "ledger") return "int";
  if (source === "score") return SCORE_TYPES[String(params.measure)] ?? "double";
  return contributedType(scope, recordType, source, params);
}

function contributedType(scope: Scope, recordType: RecordTypeFound | undefined, source: string, params: NonNullable<Fact["params"]>): ExpressionType {
  const { index, known, pack } = scope;
  const contribution = Object.hasOwn(known.sources, source) ? known.sources[source] : undefined;
  const refersTo = (field: string): string | undefined => (recordType === undefined ? undefined : index.referredBy(recordType, field)?.ref);
  const result = contribution?.resultType?.(params as JsonObject, refersTo) ?? "dyn";
  if (typeof result !== "object" || !("record" in result)) return result;
  const found = index.find("record-type", result.record, pack);
  return found === undefined ? "dyn" : recordTypeType(found);
}

function referenceType(scope: Scope, recordType: RecordTypeFound | undefined, field: unknown): ExpressionType {
  const referred = recordType === undefined || typeof field !== "string" ? undefined : scope.index.referredBy(recordType, field);
  if (recordType === undefined || referred === undefined) return "dyn";
  return isListed(recordType.definition.schema, String(field)) ? { list: recordTypeType(referred) } : recordTypeType(referred);
}

function recordsType({ index, pack }: Scope, params: NonNullable<Fact["params"]>): ExpressionType {
  const { recordType, measure, field } = params;
  const counted = typeof recordType === "string" ? index.find("record-type", recordType, pack) : undefined;
  const schema = counted !== undefined && typeof field === "string" ? fieldAt(counted.definition.schema, field) : undefined;
  const fieldType = schema === undefined ? "dyn" : typeOfSchema(schema);
  switch (measure) {
    case "count":
      return "int";
    case "exists":
      return "bool";
    case "avg":
      return "double";
    case "sum":
      return fieldType === "int" ? "int" : "double";
    case "min":
    case "max":
      return fieldType;
    case "list":
      if (counted === undefined) return "dyn";
      if (field === undefined) return { list: recordTypeType(counted) };
      return typeof fieldType === "object" && "list" in fieldType ? fieldType : { list: fieldType };
    case "first":
      return counted === undefined ? "dyn" : field === undefined ? recordTypeType(counted) : fieldType;
    default:
      return "dyn";
  }
}
