import { useMutation } from "@tanstack/react-query";
import type { JsonObject } from "@zhili/contracts";
import { App, Button, Drawer, Input, Radio } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ApiError } from "../../api/problem.js";
import { isWithheld, takeTransition } from "../../api/records.js";
import type { Available, Decision, RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { ErrorSummary } from "../../ui/form/error-summary.js";
import { FieldsForm } from "../../ui/form/fields-form.js";
import { stepForm } from "../../ui/form/step-form.js";
import { useForm } from "../../ui/form/use-form.js";
import { SignaturePad } from "../../ui/form/widgets/signature-pad.js";
import { packOf } from "../../ui/refs.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { useNarrow } from "../../ui/use-media.js";
import { refreshRecord } from "./refresh-record.js";

interface TransitionDrawerProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly step: Available;
  readonly onClose: () => void;
  /** Told once it is done, before it closes. */
  readonly onDone?: (record: RecordView) => void;
}

/** Everything that a step asks for: fields, a vote, words, a signature; then what happened. */
export function TransitionDrawer({ type, record, step, onClose, onDone }: TransitionDrawerProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const configuration = useConfiguration();
  const asked = useMemo(() => stepForm(type, step), [type, step]);
  const fields = useMemo(() => Object.keys(asked.schema.properties), [asked]);
  const form = useForm(
    asked,
    useMemo(() => known(record.data, fields), [record.data, fields]),
    fields,
  );
  const [decision, setDecision] = useState<Decision>();
  const [comment, setComment] = useState("");
  const [signature, setSignature] = useState<string>();
  const [missing, setMissing] = useState<string>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const context = useMemo(
    () => ({ configuration, pack: packOf(type.ref), recordType: type.ref, labels: record.labels ?? {}, others: record.data }),
    [configuration, type.ref, record.labels, record.data],
  );

  const take = useMutation({
    mutationFn: () =>
      takeTransition(
        type.ref,
        record.id,
        step.id,
        {
          ...(fields.length === 0 ? {} : { input: form.submission() }),
          ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
          ...(decision === undefined ? {} : { decision }),
          ...(signature === undefined ? {} : { signature }),
        },
        key,
      ),
    onSuccess: ({ record: after, effects }) => {
      refreshRecord(record);
      const told = (effects ?? []).flatMap((effect) => (effect.text === undefined || effect.text === "" ? [] : [effect.text]));
      notification.success({
        title: isWithheld(after)
          ? t("record.doneAway", { step: step.title })
          : t("record.done", { step: step.title, state: after.workflow?.stateTitle ?? after.stateTitle ?? "" }),
        description:
          told.length === 0 ? undefined : (
            <ul>
              {[...told.entries()].map(([place, text]) => (
                <li key={place}>{text}</li>
              ))}
            </ul>
          ),
        duration: told.length > 1 ? 8 : 4,
      });
      onDone?.(isWithheld(after) ? record : after);
      onClose();
      if (isWithheld(after) && onDone === undefined) void navigate("/");
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.status !== 0) setKey(crypto.randomUUID());
      form.refuse(error);
      if (error instanceof ApiError && error.status === 409) refreshRecord(record);
    },
  });

  const send = () => {
    const fieldsRight = form.check(fields);
    const lacks =
      step.decision === true && decision === undefined
        ? t("vote.choose")
        : step.comment === "required" && comment.trim() === ""
          ? t("record.commentNeeded")
          : step.signature === true && signature === undefined
            ? t("signature.needed")
            : undefined;
    setMissing(lacks);
    if (fieldsRight && lacks === undefined) take.mutate();
  };

  return (
    <Drawer
      open
      title={step.title}
      placement={narrow ? "bottom" : "right"}
      size={narrow ? "85%" : 560}
      onClose={onClose}
      footer={
        <div className="z-actions">
          <Button type="primary" danger={step.tone === "bad"} loading={take.isPending} onClick={send}>
            {confirmed(step.title, t)}
          </Button>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
        </div>
      }
    >
      <form
        className="z-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="z-quiet">{record.title}</p>
        {step.confirm !== undefined && <Note tone={step.tone === "bad" ? "warning" : "info"}>{step.confirm}</Note>}
        <ErrorSummary issues={form.issues} attempt={form.attempt} prefix="step" />
        {missing !== undefined && (
          <Note tone="bad" role="alert">
            {missing}
          </Note>
        )}
        {take.isError && form.issues.length === 0 && <ProblemNote error={take.error} />}
        {step.decision === true && (
          <fieldset className="z-group">
            <legend>{t("vote.yours")}</legend>
            <Radio.Group
              aria-label={t("vote.yours")}
              className="z-radio-list"
              value={decision}
              onChange={(event) => setDecision(event.target.value as Decision)}
            >
              <Radio value="agree">{t("vote.agree")}</Radio>
              <Radio value="disagree">{t("vote.disagree")}</Radio>
              <Radio value="abstain">{t("vote.abstain")}</Radio>
            </Radio.Group>
          </fieldset>
        )}
        {fields.length > 0 && <StepFields asked={asked} fields={fields} form={form} context={context} disabled={take.isPending} />}
        {step.comment !== undefined && step.comment !== "none" && (
          <div className="z-field">
            <label className="z-field-title" htmlFor="step-comment">
              {t("record.comment")}
              {step.comment === "optional" && <span className="z-optional">{t("form.optional")}</span>}
            </label>
            <Input.TextArea
              id="step-comment"
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          </div>
        )}
        {step.signature === true && (
          <div className="z-field">
            <span className="z-field-title">{t("signature.title")}</span>
            <SignaturePad label={t("signature.title")} value={signature} onChange={setSignature} />
          </div>
        )}
        <button type="submit" className="z-hidden" tabIndex={-1} aria-hidden="true">
          {step.title}
        </button>
      </form>
    </Drawer>
  );
}

interface StepFieldsProps {
  readonly asked: RecordTypeView;
  readonly fields: readonly string[];
  readonly form: ReturnType<typeof useForm>;
  readonly context: React.ComponentProps<typeof FieldsForm>["context"];
  readonly disabled: boolean;
}

function StepFields({ asked, fields, form, context, disabled }: StepFieldsProps) {
  const part = useMemo(
    () => ({ schema: asked.schema, uiSchema: asked.form?.uiSchema, fields, hidden: form.hidden, required: form.required }),
    [asked, fields, form.hidden, form.required],
  );
  return <FieldsForm prefix="step" part={part} data={form.data} onChange={form.change} issues={form.issues} context={context} disabled={disabled} />;
}

/** `确认上架`; a title that says so itself stays as it is. */
function confirmed(title: string, t: TFunction): string {
  const bare = t("record.confirm", { step: "" }).trim();
  return title.startsWith(bare) ? title : t("record.confirm", { step: title });
}

function known(data: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])));
}
