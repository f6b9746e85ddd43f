import type { LocalizedText, ObjectSchema } from "@zhili/contracts";
import { builtinFormats } from "./builtin-formats.js";
import { SchemaDuplicateFormat } from "./errors.js";
import type { FormatContribution } from "./formats/index.js";
import { type CompiledSchema, compileRecordSchema } from "./record/index.js";

export interface SchemaRegistryOptions {
  /** Formats of plugins, beside the built-in ones. */
  readonly formats?: readonly FormatContribution[];
  /** Ids that a code list offers now; the same array while nothing changed. */
  readonly codeLists?: (ref: string) => readonly string[];
}

/** Formats and code lists that record schemas are checked with. */
export interface SchemaRegistry {
  readonly formats: ReadonlyMap<string, FormatContribution>;
  codeLists(ref: string): readonly string[];
  /** Compiles a schema; `translate` gives titles in both languages by their path in the schema. */
  compile(schema: ObjectSchema, translate?: (path: string) => LocalizedText | undefined): CompiledSchema;
}

/** Throws SCHEMA_DUPLICATE_FORMAT when two formats have one id. */
export function createSchemaRegistry(options: SchemaRegistryOptions = {}): SchemaRegistry {
  const formats = new Map<string, FormatContribution>();
  for (const format of [...builtinFormats, ...(options.formats ?? [])]) {
    if (formats.has(format.id) && formats.get(format.id) !== format) throw SchemaDuplicateFormat({ facts: { name: format.id } });
    formats.set(format.id, format);
  }
  const codeLists = options.codeLists ?? (() => []);
  return {
    formats,
    codeLists,
    compile: (schema, translate) => compileRecordSchema(schema, { formats, codeLists, ...(translate === undefined ? {} : { translate }) }),
  };
}
