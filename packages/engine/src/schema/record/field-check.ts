import type { ErrorFactory, Issue, LocalizedText } from "@zhili/contracts";
import { schemaIssue } from "../errors.js";
import type { FormatContribution } from "../formats/index.js";

/** One row of a repeating group, for messages: 「成员」第2项的「姓名」. */
export interface Row {
  readonly title: LocalizedText;
  readonly index: number;
}

/** What one run of a validation carries along. */
export interface Run {
  readonly issues: Issue[];
  /** A draft: what is missing or short does not matter yet. */
  readonly draft: boolean;
}

/** Checks one present value; adds an issue for each fault. */
export type FieldCheck = (value: unknown, path: string, run: Run, row: Row | undefined) => void;

/** What the checks of a schema are compiled with. */
export interface CheckContext {
  readonly formats: ReadonlyMap<string, FormatContribution>;
  codeLists(ref: string): readonly string[];
  /** The title in both languages by its path in the schema, such as properties/phone/title. */
  translate?(path: string): LocalizedText | undefined;
}

export function report(
  run: Run,
  error: ErrorFactory,
  path: string,
  title: LocalizedText,
  row: Row | undefined,
  facts: Readonly<Record<string, unknown>> = {},
  suggestion?: string,
): void {
  const where =
    row === undefined
      ? title
      : { "zh-CN": `${row.title["zh-CN"]}第${row.index + 1}项：${title["zh-CN"]}`, en: `${row.title.en}, row ${row.index + 1}: ${title.en}` };
  run.issues.push(schemaIssue(error, path, { title: where, ...facts }, suggestion));
}

/** Missing for a person: nothing, an empty text, an empty list. */
export const isBlank = (value: unknown): boolean => value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
