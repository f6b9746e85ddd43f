import type { Issue, ObjectSchema } from "@zhili/contracts";
import { SchemaType, schemaIssue } from "../errors.js";
import { inWords } from "../type-words.js";
import { objectCheck } from "./check-field.js";
import type { CheckContext, Run } from "./field-check.js";

export interface CompiledSchema {
  readonly schema: ObjectSchema;
  /** Everything wrong with the data, in words that name the fields by their titles; empty when it is right. A null counts as missing. */
  validate(data: unknown, options?: { readonly draft?: boolean }): Issue[];
}

/** Compiles the schema of a record's or a step's fields. Runs without `eval`, in browsers too. */
export function compileRecordSchema(schema: ObjectSchema, context: CheckContext): CompiledSchema {
  const check = objectCheck(schema, "", context);
  return {
    schema,
    validate: (data, options = {}) => {
      if (typeof data !== "object" || data === null || Array.isArray(data))
        return [schemaIssue(SchemaType, "", { title: schema.title ?? "data", ...inWords(["object"]) })];
      const run: Run = { issues: [], draft: options.draft === true };
      check(data, "", run, undefined);
      return run.issues;
    },
  };
}
