import type { ErrorFactory, Issue, LocalizedText, MessageFacts } from "@zhili/contracts";
import { compileExpression, type TypeEnvironment } from "../../expression/index.js";
import { lineOf, nearest } from "../../schema/index.js";
import { type ConfigurationIndex, fieldAt, fieldNames, type RecordTypeFound } from "../configuration-index.js";
import { PacksUnknownField, PacksUnknownName, PacksWrongResult, packIssue } from "../errors.js";
import type { KnownNames } from "../known-names.js";
import { type DefinitionKind, definitionFile, type PackDocument } from "../pack-document.js";
import { knownRefs, type Resolved } from "../resolve-ref.js";
import type { Scope } from "../typed-records.js";
import { type Expected, KIND_WORDS, RESULT_WORDS } from "./words.js";

/** A record type's fields under which ledger rules are used, gathered while effects are checked. */
export type RuleUses = Map<string, Set<RecordTypeFound>>;

/** Fields of every record that lists, filters and columns may name beside those of the type. */
export const ENVELOPE_FIELDS = ["id", "title", "state", "orgUnit", "createdAt", "createdBy", "updatedAt", "updatedBy", "dueAt", "overdue"];

/** Looks up the names of one definition and collects what is wrong, each with file, JSON Pointer and line. */
export interface Checker extends Scope {
  readonly index: ConfigurationIndex;
  readonly known: KnownNames;
  readonly uses: RuleUses;
  add(error: ErrorFactory, path: string, facts: MessageFacts, suggestion?: string): void;
  /** A name that is not among the known ones becomes an issue; `used` says by what it is used. */
  name(name: string, known: Iterable<string>, what: LocalizedText, path: string, used?: LocalizedText): boolean;
  /** A reference to a definition; an issue when there is none. */
  ref<K extends DefinitionKind>(kind: K, ref: string, path: string): Resolved<K> | undefined;
  refs(kind: DefinitionKind, refs: readonly string[] | undefined, path: string): void;
  level(level: string | undefined, path: string): void;
  /** A field of a record type; `envelope` also lets state, orgUnit and the like pass. */
  field(recordType: RecordTypeFound | undefined, field: string | undefined, path: string, envelope?: boolean): void;
  fields(recordType: RecordTypeFound | undefined, fields: readonly string[] | undefined, path: string, envelope?: boolean): void;
  /** Compiles an expression in the environment. */
  expression(source: unknown, names: TypeEnvironment, path: string, expected?: Expected): void;
  template(text: unknown, names: TypeEnvironment, path: string): void;
}

/** A checker for one definition of a pack. */
export function checkerFor(
  index: ConfigurationIndex,
  known: KnownNames,
  uses: RuleUses,
  pack: PackDocument,
  kind: DefinitionKind,
  id: string,
  issues: Issue[],
): Checker {
  const file = definitionFile(kind, id);
  const source = pack.sources?.[file];
  const own = pack.manifest.id;
  const place = (issue: Issue): Issue => ({ ...issue, pack: own, file, ...(source === undefined ? {} : { line: lineOf(source, issue.path) }) });
  const checker: Checker = {
    index,
    known,
    uses,
    pack: own,
    add: (error, path, facts, suggestion) => void issues.push(place(packIssue(error, path, facts, suggestion))),
    name(name, names, what, path, used) {
      const all = [...names];
      if (all.includes(name)) return true;
      const by = used === undefined ? {} : { used: used.en, usedZh: used["zh-CN"] };
      checker.add(PacksUnknownName, path, { name, what: what.en, whatZh: what["zh-CN"], ...by }, nearest(name, all));
      return false;
    },
    ref(wanted, ref, path) {
      const found = index.find(wanted, ref, own);
      if (found === undefined) checker.name(ref, knownRefs(wanted, own, index.packs), KIND_WORDS[wanted], path);
      return found;
    },
    refs(wanted, refs, path) {
      refs?.forEach((ref, at) => void checker.ref(wanted, ref, `${path}/${at}`));
    },
    level(level, path) {
      const levels = known.levels ?? index.levels;
      if (level !== undefined && levels.length > 0) checker.name(level, levels, KIND_WORDS.level, path);
    },
    field(recordType, field, path, envelope = false) {
      if (recordType === undefined || field === undefined || (envelope && ENVELOPE_FIELDS.includes(field))) return;
      const { schema, title } = recordType.definition;
      if (fieldAt(schema, field) !== undefined) return;
      const names = [...fieldNames(schema), ...(envelope ? ENVELOPE_FIELDS : [])];
      checker.add(PacksUnknownField, path, { field, owner: title }, nearest(field, names));
    },
    fields(recordType, fields, path, envelope) {
      fields?.forEach((field, at) => void checker.field(recordType, field, `${path}/${at}`, envelope));
    },
    expression(text, names, path, expected) {
      if (typeof text !== "string") return;
      const compiled = compileExpression(text, names);
      if (!compiled.ok) issues.push(place({ ...compiled.issue, path }));
      else if (expected !== undefined && !gives(compiled.expression.returns, expected)) {
        const words = RESULT_WORDS[expected];
        checker.add(PacksWrongResult, path, { expected: words.en, expectedZh: words["zh-CN"], actual: compiled.expression.returns });
      }
    },
    template(text, names, path) {
      if (typeof text !== "string" || known.checkTemplate === undefined) return;
      for (const issue of known.checkTemplate(text, names)) issues.push(place({ ...issue, path }));
    },
  };
  return checker;
}

function gives(returns: string, expected: Expected): boolean {
  if (returns === "dyn") return true;
  return expected === "number" ? returns === "int" || returns === "double" : returns === expected;
}
