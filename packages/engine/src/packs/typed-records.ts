import type { ObjectSchema } from "@zhili/contracts";
import { type ExpressionType, typeOfSchema } from "../expression/index.js";
import type { ConfigurationIndex, RecordTypeFound } from "./configuration-index.js";
import type { KnownNames } from "./known-names.js";

export type ObjectType = { readonly object: Readonly<Record<string, ExpressionType>> };

/** Where an expression stands: the configuration, what is registered, and the pack whose bare names are meant. */
export interface Scope {
  readonly index: ConfigurationIndex;
  readonly known: Pick<KnownNames, "sources">;
  readonly pack: string;
}

const ENVELOPE: Readonly<Record<string, ExpressionType>> = { id: "string", state: "string", orgUnit: "string", createdBy: "string", createdAt: "string" };

/** A record in expressions: its fields and its envelope. */
export function recordTypeType(recordType: RecordTypeFound): ObjectType {
  return { object: { ...objectType(recordType.definition.schema).object, ...ENVELOPE } };
}

/** Fields of an object schema by name. */
export function objectType(schema: ObjectSchema): ObjectType {
  const type = typeOfSchema(schema);
  return typeof type === "object" && "object" in type ? type : { object: {} };
}
