import type { JsonObject } from "@zhili/contracts";
import { sameJson } from "../merge/json-equal.js";
import { changeHolders, topField, withField } from "./field-place.js";
import { changedFields, evaluated, failure, type MovedData, moveData, renamed, withOption } from "./move-data.js";
import { type MoveFailure, type MoveStep, touchedBy } from "./move-step.js";

/**
 * Takes the steps back on what a record holds now. With `before`, what it held when it was moved, fields that nobody changed since get
 * exactly their old value; others, and all fields of a record made since, are led back: old name, backward expression, old option.
 * What can't be led back stays as it stands and is listed.
 */
export function unmoveData(steps: readonly MoveStep[], now: JsonObject, before?: JsonObject): MovedData {
  const moved = before === undefined ? undefined : moveData(steps, before).data;
  const failures: MoveFailure[] = [];
  const untouched: string[] = [];
  const open: MoveStep[] = [];
  for (const { fields, own } of groupsOf(steps)) {
    if (moved !== undefined && fields.every((field) => sameJson(now[field], moved[field]))) untouched.push(...fields);
    else open.push(...own);
  }
  const inOrder = steps.filter((step) => open.includes(step)).reverse();
  const back = inOrder.reduce((current, step) => stepBack(step, current, before, failures), now);
  const data = untouched.reduce((current, field) => withField(current, field, before?.[field]), back);
  return { data, fields: changedFields(now, data), failures };
}

function stepBack(step: MoveStep, data: JsonObject, before: JsonObject | undefined, failures: MoveFailure[]): JsonObject {
  switch (step.type) {
    case "rename-field":
      return renamed(data, step.to, siblingOf(step.to, step.from));
    case "retype-field": {
      const { backward } = step;
      return changeHolders(data, step.field, (holder, name) => {
        if (holder[name] === undefined || holder[name] === null) return holder;
        if (backward !== undefined) return evaluated(backward, holder, name, data, step, failures);
        failures.push(failure(step.id, step.field, "the migration has no way back", "迁移没有写明如何改回"));
        return holder;
      });
    }
    case "map-option":
      return step.reversible ? withOption(data, step.field, step.to, step.from) : data;
    case "set-default":
      return data;
    case "remove-field":
      if (before === undefined) return data;
      if (!step.field.includes(".")) return data[step.field] === undefined ? withField(data, step.field, before[step.field]) : data;
      failures.push(failure(step.id, step.field, "the rows were changed since, the values taken out can't be put back", "各行已改动，取走的值放不回原处"));
      return data;
  }
}

function siblingOf(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf(".") + 1) + name.slice(name.lastIndexOf(".") + 1);
}

/** Steps that meet in a field belong together: they are taken back as one. */
function groupsOf(steps: readonly MoveStep[]): { fields: string[]; own: MoveStep[] }[] {
  const groups: { fields: string[]; own: MoveStep[] }[] = [];
  for (const step of steps) {
    const touched = touchedBy(step).map(topField);
    const met = groups.filter(({ fields }) => fields.some((field) => touched.includes(field)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    const fields = [...new Set([...met.flatMap((group) => group.fields), ...touched])];
    groups.push({ fields, own: [...met.flatMap(({ own }) => own), step] });
  }
  return groups;
}
