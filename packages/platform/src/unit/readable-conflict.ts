import { type Issue, type Language, ZhiliError } from "@zhili/contracts";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { refusalWords } from "../configuration/refusal-words.js";
import { RecordDuplicate, RecordStale } from "../errors.js";

interface UniqueIndex {
  readonly fields: readonly string[];
  readonly refusal?: string;
}

const NONE: UniqueIndex = { fields: [] };

/** What the store refused about a record, in the words of its form: RECORD_STALE, RECORD_DUPLICATE with an issue for each field that somebody fills; anything else as it is. */
export function readableConflict(error: unknown, type: RecordType, id: string, expected: number, configuration: Pick<Configuration, "packs">): unknown {
  if (!(error instanceof ZhiliError)) return error;
  if (error.code === "STORE_CONFLICT") return RecordStale({ facts: { type: type.ref, id, expected, actual: "?" }, cause: error });
  const { fields, refusal } = error.code === "STORE_DUPLICATE_KEY" ? uniqueIndex(type, String(error.facts.index)) : NONE;
  if (fields.length === 0) return error;
  const said = (language: Language, otherwise: string) => (refusal === undefined ? otherwise : refusalWords({ configuration, context: { language } }, refusal));
  const titles = fields.map((field) => type.definition.schema.properties[field]?.title ?? field);
  const facts = { fields: titles.join("、") };
  const written = fields.filter((field) => type.definition.schema.properties[field]?.computed === undefined);
  const issues = (written.length === 0 ? fields : written).map(
    (field): Issue => ({
      code: RecordDuplicate.kind.code,
      path: `/${field.replaceAll(".", "/")}`,
      message: { "zh-CN": said("zh-CN", "已有相同的记录，不能重复。"), en: said("en", "Another record has this already.") },
    }),
  );
  return RecordDuplicate({ facts, issues, cause: error });
}

/** Fields of the unique index by its name, with the pack's words; see `recordIndexes`. */
function uniqueIndex(type: RecordType, index: string): UniqueIndex {
  const [, kind, name = ""] = /^(unique|own)-(.+)$/.exec(index) ?? [];
  if (kind === "unique") return { fields: [name] };
  return (kind === "own" ? type.definition.indexes?.find(({ id }) => id === name) : undefined) ?? NONE;
}
