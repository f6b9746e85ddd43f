import type { FieldSchema, LocalizedText } from "@zhili/contracts";
import { SchemaBadPattern, SchemaPattern, SchemaTooLong, SchemaTooShort } from "../errors.js";
import { compilePattern, type Pattern } from "../pattern.js";
import { type FieldCheck, report } from "./field-check.js";

/** Longest text of a field that does not say. */
const LONGEST_TEXT = 100_000;

export function textChecks(schema: FieldSchema, title: LocalizedText): FieldCheck[] {
  const { minLength = 0, maxLength = LONGEST_TEXT, pattern } = schema;
  const checks: FieldCheck[] = [
    (value, path, run, row) => {
      const text = value as string;
      if (text.length <= maxLength && text.length >= minLength * 2) return;
      const count = [...text].length;
      if (count > maxLength) report(run, SchemaTooLong, path, title, row, { limit: maxLength, count });
      if (count < minLength && !run.draft && count > 0) report(run, SchemaTooShort, path, title, row, { limit: minLength });
    },
  ];
  if (pattern !== undefined) checks.push(patternCheck(pattern, title));
  return checks;
}

function patternCheck(source: string, title: LocalizedText): FieldCheck {
  let compiled: Pattern;
  try {
    compiled = compilePattern(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return (_value, path, run, row) => report(run, SchemaBadPattern, path, title, row, { reason });
  }
  return (value, path, run, row) => {
    if (value !== "" && !compiled.test(value as string)) report(run, SchemaPattern, path, title, row);
  };
}
