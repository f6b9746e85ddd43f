import type { RecordTypeView, RecordView } from "../../api/types.js";

export interface ReadGroup {
  readonly id: string;
  readonly title?: string | undefined;
  readonly fields: readonly string[];
  readonly last: boolean;
}

/** Fields of a record for reading: the steps of its form in order, then what no step names; fields without a value are left out of long records. */
export function readGroups(type: Pick<RecordTypeView, "schema" | "form">, record: Pick<RecordView, "data">): readonly ReadGroup[] {
  const has = (name: string) => {
    const value = record.data[name];
    return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
  };
  const names = Object.keys(type.schema.properties).filter(has);
  const steps = type.form?.steps ?? [];
  const taken = new Set(steps.flatMap((step) => step.fields));
  const groups = [
    ...steps.map((step) => ({ id: step.id, title: step.title as string | undefined, fields: step.fields.filter((name) => names.includes(name)) })),
    { id: "$rest", title: undefined, fields: names.filter((name) => !taken.has(name)) },
  ].filter((group) => group.fields.length > 0);
  return groups.map((group, place) => ({ ...group, last: place === groups.length - 1 }));
}
