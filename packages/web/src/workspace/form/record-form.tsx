import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordRow, RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { ErrorSummary } from "../../ui/form/error-summary.js";
import { FieldsForm } from "../../ui/form/fields-form.js";
import type { FormStep } from "../../ui/form/form-steps.js";
import { topField } from "../../ui/form/issues.js";
import type { FormStanding } from "../../ui/form/use-form.js";
import { packOf } from "../../ui/refs.js";
import { ProblemNote } from "../../ui/states.js";
import { ComputedFields } from "./computed-fields.js";
import { StepList } from "./step-list.js";
import "./record-form.css";

interface RecordFormProps {
  readonly type: RecordTypeView;
  readonly form: FormStanding;
  readonly steps: readonly FormStep[];
  /** One step at a time; all at once when false. */
  readonly stepwise: boolean;
  readonly labels?: RecordRow["labels"];
  /** Asked before the fields, on the first step. */
  readonly before?: React.ReactNode;
  readonly sendText: string;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly recordId?: string;
}

/** A record's form: parts, error summary, fields, one main button. */
export function RecordForm(props: RecordFormProps) {
  const { type, form, steps, stepwise } = props;
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const [at, setAt] = useState(0);
  const shown = steps.filter((step) => step.fields.some((field) => !form.hidden.has(field)));
  const place = Math.min(at, Math.max(0, shown.length - 1));
  const visible = stepwise && shown.length > 1 ? shown.slice(place, place + 1) : shown;
  const last = !stepwise || place >= shown.length - 1;
  const context = useMemo(
    () => ({ configuration, pack: packOf(type.ref), recordType: type.ref, labels: props.labels ?? {} }),
    [configuration, type.ref, props.labels],
  );
  const allFields = steps.flatMap((step) => step.fields);

  const forward = () => {
    if (!form.check(visible.flatMap((step) => step.fields))) return;
    setAt(place + 1);
    window.scrollTo(0, 0);
  };
  const send = () => {
    if (form.check(allFields)) props.onSend();
  };
  const bring = (path: string) => {
    const field = topField(path);
    const found = shown.findIndex((step) => field !== undefined && step.fields.includes(field));
    if (stepwise && found >= 0) setAt(found);
  };

  return (
    <form
      className="z-record-form"
      noValidate
      aria-label={type.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (last) send();
        else forward();
      }}
    >
      {stepwise && shown.length > 1 && <StepList steps={shown} at={place} onGo={(next) => next < place && setAt(next)} />}
      <ErrorSummary issues={form.issues} attempt={form.attempt} onGo={(issue) => bring(issue.path)} />
      {props.error !== null && props.error !== undefined && form.issues.length === 0 && <ProblemNote error={props.error} />}
      {place === 0 && props.before}
      {visible.map((step) => (
        <section key={step.id} className="z-panel z-form-part">
          {(step.title !== undefined || step.description !== undefined) && (
            <header>
              <h2>{step.title}</h2>
            </header>
          )}
          <div className="z-panel-body">
            {step.description !== undefined && <p className="z-quiet">{step.description}</p>}
            <StepFields type={type} step={step} form={form} context={context} disabled={props.sending} />
          </div>
        </section>
      ))}
      {last && <ComputedFields type={type} data={form.data} {...(props.recordId === undefined ? {} : { id: props.recordId })} />}
      <div className="z-form-end">
        <Button type="primary" size="large" htmlType="submit" loading={props.sending}>
          {last ? props.sendText : t("form.next")}
        </Button>
        {stepwise && place > 0 && (
          <Button size="large" onClick={() => setAt(place - 1)}>
            {t("form.back")}
          </Button>
        )}
        <Button size="large" type="text" onClick={props.onCancel}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}

interface StepFieldsProps {
  readonly type: RecordTypeView;
  readonly step: FormStep;
  readonly form: FormStanding;
  readonly context: React.ComponentProps<typeof FieldsForm>["context"];
  readonly disabled: boolean;
}

function StepFields({ type, step, form, context, disabled }: StepFieldsProps) {
  const hidden = [...form.hidden].sort().join(" ");
  const required = [...form.required].sort().join(" ");
  const part = useMemo(
    () => ({
      schema: type.schema,
      uiSchema: type.form?.uiSchema,
      fields: step.fields,
      hidden: new Set(hidden.split(" ")),
      required: new Set(required.split(" ")),
    }),
    [type, step.fields, hidden, required],
  );
  return <FieldsForm part={part} data={form.data} onChange={form.change} issues={form.issues} context={context} disabled={disabled} />;
}
