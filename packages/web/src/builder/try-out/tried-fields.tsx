import { useMemo } from "react";
import type { ProblemIssue, RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { FieldsForm } from "../../ui/form/fields-form.js";
import type { FormStep } from "../../ui/form/form-steps.js";
import type { FormStanding } from "../../ui/form/use-form.js";
import { packOf } from "../../ui/refs.js";

interface TriedFieldsProps {
  readonly type: RecordTypeView;
  readonly steps: readonly FormStep[];
  readonly form: FormStanding;
  readonly issues: readonly ProblemIssue[];
  readonly labels?: NonNullable<RecordView["labels"]>;
  readonly prefix: string;
}

/** The fields of a form, part by part, as the workspace draws them. */
export function TriedFields({ type, steps, form, issues, labels, prefix }: TriedFieldsProps) {
  const configuration = useConfiguration();
  const context = useMemo(() => ({ configuration, pack: packOf(type.ref), recordType: type.ref, labels: labels ?? {} }), [configuration, type.ref, labels]);
  const shown = steps.filter((step) => step.fields.some((field) => !form.hidden.has(field)));
  return (
    <>
      {shown.map((step) => (
        <fieldset key={step.id} className="z-tried-part">
          {step.title !== undefined && <legend>{step.title}</legend>}
          {step.description !== undefined && <p className="z-quiet">{step.description}</p>}
          <FieldsForm
            prefix={prefix}
            part={{ schema: type.schema, uiSchema: type.form?.uiSchema, fields: step.fields, hidden: form.hidden, required: form.required }}
            data={form.data}
            onChange={form.change}
            issues={issues}
            context={context}
          />
        </fieldset>
      ))}
    </>
  );
}
