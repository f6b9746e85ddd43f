import type { Issue, JsonObject } from "@zhili/contracts";
import { SchemaNotAllowed, SchemaRequired } from "../schema/errors.js";
import { changedFields } from "./check-rules.js";
import { FormReadOnly, FormRuleBroken } from "./errors.js";
import { overlap } from "./field-list.js";
import type { FormPlan } from "./form-plan.js";
import { pathOfPointer, sameValue, valueAt } from "./places.js";
import type { PrepareContext } from "./prepare.js";

interface Surroundings {
  readonly data: JsonObject;
  readonly hidden: readonly string[];
  readonly plan: FormPlan;
  readonly context: PrepareContext;
}

/** Leaves out what this write is not to blame for: hidden fields, stored values that did not change, and at a step fields that it does not ask for. */
export function relevantIssues(issues: readonly Issue[], { data, hidden, context }: Surroundings): Issue[] {
  const { previous, fields } = context;
  const changed = new Set(previous === undefined ? [] : changedFields(data, previous));
  const asked = fields === undefined ? undefined : [...fields, ...(previous === undefined ? [] : changed)];
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = `${issue.code} ${issue.path} ${issue.message.en}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const path = pathOfPointer(issue.path);
    if (path === "" || issue.code === FormReadOnly.kind.code || issue.code === FormRuleBroken.kind.code) return true;
    const isRequired = issue.code === SchemaRequired.kind.code;
    if (isRequired && hidden.some((one) => path === one || path.startsWith(`${one}.`))) return false;
    if (isRequired) return asked === undefined || asked.some((one) => overlap(one, path));
    if (previous === undefined) return true;
    const [top = ""] = path.split(".");
    if (!changed.has(top) && Object.hasOwn(previous, top)) return false;
    return !(issue.code === SchemaNotAllowed.kind.code && sameValue(valueAt(data, issue.path), valueAt(previous, issue.path)));
  });
}
