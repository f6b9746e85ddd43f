import type { Available, RecordTypeView } from "../../api/types.js";

/** The step's form as a form of the record type, so that it behaves like any other. */
export function stepForm(type: RecordTypeView, step: Available): RecordTypeView {
  const schema = step.form?.schema ?? { type: "object" as const, properties: {} };
  const required = [...(schema.required ?? []), ...(step.form?.required ?? [])];
  return {
    ...type,
    schema: { ...schema, properties: schema.properties ?? {}, required },
    form: { ...(step.form?.uiSchema === undefined ? {} : { uiSchema: step.form.uiSchema }), visibility: type.form?.visibility ?? [] },
  };
}
