import type { RecordTypeView } from "../../api/types.js";

export interface FormStep {
  readonly id: string;
  readonly title?: string;
  readonly description?: string | undefined;
  readonly fields: readonly string[];
}

/** Parts of a form in order: the steps it names, then what no step names. Fields that can't be asked for are left out, and so are empty parts. */
export function stepsOf(type: Pick<RecordTypeView, "schema" | "form">, may: (field: string) => boolean): readonly FormStep[] {
  const asked = Object.entries(type.schema.properties)
    .filter(([name, field]) => field !== undefined && field.computed === undefined && field.readOnly !== true && may(name))
    .map(([name]) => name);
  const named = type.form?.steps ?? [];
  const taken = new Set(named.flatMap((step) => step.fields));
  const rest = asked.filter((field) => !taken.has(field));
  const steps: FormStep[] = named.map((step) => ({
    id: step.id,
    title: step.title,
    description: step.description,
    fields: step.fields.filter((field) => asked.includes(field)),
  }));
  if (rest.length > 0) steps.push({ id: "$rest", fields: rest });
  return steps.filter((step) => step.fields.length > 0);
}
