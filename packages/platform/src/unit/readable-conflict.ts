import { type Issue, ZhiliError } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { RecordDuplicate, RecordStale } from "../errors.js";

/** What the store refused about a record, in the words of its form: RECORD_STALE, RECORD_DUPLICATE with an issue for each field; anything else as it is. */
export function readableConflict(error: unknown, type: RecordType, id: string, expected: number): unknown {
  if (!(error instanceof ZhiliError)) return error;
  if (error.code === "STORE_CONFLICT") return RecordStale({ facts: { type: type.ref, id, expected, actual: "?" }, cause: error });
  const fields = error.code === "STORE_DUPLICATE_KEY" ? uniqueFields(type, String(error.facts.index)) : [];
  if (fields.length === 0) return error;
  const titles = fields.map((field) => type.definition.schema.properties[field]?.title ?? field);
  const facts = { fields: titles.join("、") };
  const issues = fields.map(
    (field): Issue => ({
      code: RecordDuplicate.kind.code,
      path: `/${field.replaceAll(".", "/")}`,
      message: { "zh-CN": "已有相同的记录，不能重复。", en: "Another record has this already." },
    }),
  );
  return RecordDuplicate({ facts, issues, cause: error });
}

/** Fields of the unique index by its name; see `recordIndexes`. */
function uniqueFields(type: RecordType, index: string): readonly string[] {
  const [, kind, name = ""] = /^(unique|own)-(.+)$/.exec(index) ?? [];
  if (kind === "unique") return [name];
  return kind === "own" ? (type.definition.indexes?.find(({ id }) => id === name)?.fields ?? []) : [];
}
