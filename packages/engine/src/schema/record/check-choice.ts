import type { FieldSchema, LocalizedText } from "@zhili/contracts";
import { SchemaFixed, SchemaFormat, SchemaNotAllowed } from "../errors.js";
import { nearest } from "../nearest.js";
import { type CheckContext, type FieldCheck, report } from "./field-check.js";

/** Fixed values, options, code lists and formats. */
export function choiceChecks(schema: FieldSchema, title: LocalizedText, context: CheckContext): FieldCheck[] {
  const checks: FieldCheck[] = [];
  if ("const" in schema && schema.const !== undefined) {
    const fixed = JSON.stringify(schema.const);
    checks.push((value, path, run, row) => {
      if (JSON.stringify(value) !== fixed) report(run, SchemaFixed, path, title, row, { value: fixed });
    });
  }
  if (schema.enum !== undefined) {
    const allowed = new Set(schema.enum.map((value) => JSON.stringify(value)));
    checks.push((value, path, run, row) => {
      if (value !== "" && !allowed.has(JSON.stringify(value))) report(run, SchemaNotAllowed, path, title, row, { value: String(value) });
    });
  }
  if (schema.options !== undefined)
    checks.push(
      membership(
        schema.options.filter(({ retired }) => retired !== true).map(({ id }) => id),
        title,
      ),
    );
  const { codeList } = schema;
  if (codeList !== undefined) checks.push(listMembership(() => context.codeLists(codeList), title));
  const format = schema.format === undefined ? undefined : context.formats.get(schema.format);
  if (format !== undefined) {
    checks.push((value, path, run, row) => {
      if (value !== "" && !format.validate(value))
        report(run, SchemaFormat, path, title, row, { expectedZh: format.message["zh-CN"], expected: format.message.en });
    });
  }
  return checks;
}

function membership(ids: readonly string[], title: LocalizedText): FieldCheck {
  const allowed = new Set<unknown>(ids);
  return (value, path, run, row) => {
    if (value !== "" && !allowed.has(value)) report(run, SchemaNotAllowed, path, title, row, { value: String(value) }, nearest(String(value), ids));
  };
}

/** The list is asked for each time, since open code lists grow; a set is made of one that stays the same array. */
function listMembership(list: () => readonly string[], title: LocalizedText): FieldCheck {
  let known: readonly string[] | undefined;
  let allowed: ReadonlySet<unknown> | undefined;
  return (value, path, run, row) => {
    if (value === "") return;
    const ids = list();
    if (ids !== known) allowed = undefined;
    else allowed ??= new Set(ids);
    known = ids;
    if (allowed === undefined ? ids.includes(value as string) : allowed.has(value)) return;
    report(run, SchemaNotAllowed, path, title, row, { value: String(value) }, nearest(String(value), ids));
  };
}
