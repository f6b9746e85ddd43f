import type { FieldSchema, LocalizedText } from "@zhili/contracts";
import { SchemaNotAbove, SchemaNotBelow, SchemaNotMultiple, SchemaTooLarge, SchemaTooSmall } from "../errors.js";
import { type FieldCheck, report } from "./field-check.js";

export function numberChecks(schema: FieldSchema, title: LocalizedText): FieldCheck[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const checks: FieldCheck[] = [];
  const add = (limit: number | undefined, error: typeof SchemaTooSmall, wrong: (value: number, limit: number) => boolean): void => {
    if (limit === undefined) return;
    checks.push((value, path, run, row) => {
      if (wrong(value as number, limit)) report(run, error, path, title, row, { limit });
    });
  };
  add(minimum, SchemaTooSmall, (value, limit) => value < limit);
  add(maximum, SchemaTooLarge, (value, limit) => value > limit);
  add(exclusiveMinimum, SchemaNotAbove, (value, limit) => value <= limit);
  add(exclusiveMaximum, SchemaNotBelow, (value, limit) => value >= limit);
  add(multipleOf, SchemaNotMultiple, (value, limit) => !isMultiple(value, limit));
  return checks;
}

/** Multiples as people count them: 0.3 is a multiple of 0.1 though their binary fractions are not. */
function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= 1e-9 * Math.max(1, Math.abs(times));
}
