import type { Issue, Json, JsonObject } from "@zhili/contracts";
import { nearest } from "../../schema/index.js";
import type { CompiledTransition } from "../compile/index.js";
import { WorkflowFieldRequired, WorkflowFieldUnknown, WorkflowSignatureRequired } from "../errors.js";
import { type Run, recordData } from "../run/run.js";
import { valueAt, withValueAt } from "./value-at.js";

/** Takes over what was typed: fields of the record to write, and `input` for expressions. Keys that the step does not ask for are refused. */
export function takeTyped(run: Run, step: CompiledTransition, input: JsonObject): void {
  refuseUnknown(step, input);
  run.input = input;
  for (const field of step.definition.form?.fields ?? []) {
    const value = Object.hasOwn(input, field) ? input[field] : valueAt(input, field);
    if (value === undefined) continue;
    const top = field.split(".")[0] ?? field;
    run.fields = { ...run.fields, [top]: withValueAt(recordData(run), field, value)[top] ?? null };
  }
}

/** Refuses a step whose required fields are empty; a field of the record may have been filled before. */
export function requireTyped(run: Run, step: CompiledTransition): void {
  const { form, title } = step.definition;
  const input = run.input ?? {};
  const asked = (form?.required ?? []).filter((field) => isEmpty(valueAt(input, field) ?? input[field] ?? valueAt(recordData(run), field)));
  const own = (form?.input?.required ?? []).filter((field) => isEmpty(input[field]));
  const missing = [...new Set([...asked, ...own])];
  if (missing.length === 0) return;
  const titles = missing.map((field) => form?.input?.properties[field]?.title ?? run.workflow.fieldTitle(field));
  throw WorkflowFieldRequired({
    facts: { step: title, fields: titles.join("、") },
    issues: missing.map((field, index) => requiredIssue(field, titles[index] ?? field)),
  });
}

export function requireSignature(step: CompiledTransition, signature: string | undefined): void {
  if (step.definition.form?.signature !== true || (signature ?? "") !== "") return;
  throw WorkflowSignatureRequired({ facts: { step: step.definition.title } });
}

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && value.length === 0);

const pointer = (field: string): string => `/${field.replaceAll(".", "/")}`;

const requiredIssue = (field: string, title: string): Issue => ({
  code: WorkflowFieldRequired.kind.code,
  path: pointer(field),
  message: { "zh-CN": `请填写“${title}”。`, en: `Fill in "${title}".` },
});

function refuseUnknown(step: CompiledTransition, input: JsonObject): void {
  const { form, title } = step.definition;
  const known = [...(form?.fields ?? []), ...Object.keys(form?.input?.properties ?? {})];
  const tops = new Set(known.flatMap((field) => [field, field.split(".")[0] ?? field]));
  const unknown = Object.keys(input).filter((key) => !tops.has(key));
  if (unknown.length === 0) return;
  const issues = unknown.map((field): Issue => {
    const suggestion = nearest(field, known);
    const message = { "zh-CN": `这一步没有“${field}”这一栏。`, en: `This step does not ask for ${field}.` };
    return { code: WorkflowFieldUnknown.kind.code, path: `/${field}`, message, ...(suggestion === undefined ? {} : { suggestion }) };
  });
  throw WorkflowFieldUnknown({ facts: { step: title, fields: unknown.join("、") }, issues });
}
