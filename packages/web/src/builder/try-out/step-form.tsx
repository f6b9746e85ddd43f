import type { JsonObject } from "@zhili/contracts";
import { Button, Input, InputNumber, Radio, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoleNow } from "../../api/try-out.js";
import type { Available, Decision, RecordTypeView, RecordView } from "../../api/types.js";
import { ErrorSummary } from "../../ui/form/error-summary.js";
import { stepForm } from "../../ui/form/step-form.js";
import { useForm } from "../../ui/form/use-form.js";
import { Note } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import type { NextStep } from "./next-step.js";
import { RoleChoice } from "./role-choice.js";
import { TriedFields } from "./tried-fields.js";

interface StepFormProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly step: Available;
  /** Those that may take it. */
  readonly roles: readonly RoleNow[];
  readonly busy: boolean;
  readonly onAdd: (next: NextStep) => void;
  readonly onClose: () => void;
}

/** What a step asks for, and who takes it. */
export function StepForm({ type, record, step, roles, busy, onAdd, onClose }: StepFormProps) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const [role, setRole] = useState(roles[0]?.role);
  const [at, setAt] = useState<string>();
  const [person, setPerson] = useState(1);
  const [decision, setDecision] = useState<Decision>("agree");
  const [comment, setComment] = useState("");
  const asked = useMemo(() => stepForm(type, step), [type, step]);
  const fields = useMemo(() => Object.keys(asked.schema.properties), [asked]);
  const form = useForm(
    asked,
    useMemo(() => known(record.data, fields), [record.data, fields]),
    fields,
  );
  const places = roles.find((one) => one.role === role)?.places ?? [];
  const take = () => {
    if (role === undefined || !form.check(fields)) return;
    onAdd({
      as: { role, ...(at === undefined ? {} : { at }), ...(person === 1 ? {} : { person }) },
      do: {
        transition: {
          transition: step.id,
          ...(fields.length === 0 ? {} : { input: form.submission() }),
          ...(step.decision === true ? { decision } : {}),
          ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
          ...(step.signature === true ? { signed: true } : {}),
        },
      },
    });
  };
  return (
    <div className="z-tried-step-form z-stack">
      <h4>{step.title}</h4>
      <div className="z-tried-as">
        <RoleChoice
          id="try-step-role"
          roles={roles}
          value={role}
          onChange={(next) => {
            setRole(next);
            setAt(undefined);
          }}
        />
        {places.length > 1 && (
          <div className="z-field">
            <label className="z-field-title" htmlFor="try-step-place">
              {t("try.at")}
            </label>
            <Select
              id="try-step-place"
              value={at ?? places[0]?.id ?? null}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next) => setAt(next ?? undefined)}
              style={{ width: "100%" }}
            />
          </div>
        )}
        {step.decision === true && (
          <div className="z-field">
            <label className="z-field-title" htmlFor="try-step-person">
              {t("try.person")}
            </label>
            <InputNumber id="try-step-person" min={1} max={99} value={person} onChange={(next) => setPerson(next ?? 1)} />
          </div>
        )}
      </div>
      <ErrorSummary issues={form.issues} attempt={form.attempt} prefix="try-step" />
      {step.decision === true && (
        <Radio.Group aria-label={shared("vote.yours")} value={decision} onChange={(event) => setDecision(event.target.value as Decision)}>
          <Radio value="agree">{shared("vote.agree")}</Radio>
          <Radio value="disagree">{shared("vote.disagree")}</Radio>
          <Radio value="abstain">{shared("vote.abstain")}</Radio>
        </Radio.Group>
      )}
      {fields.length > 0 && (
        <TriedFields type={asked} steps={[{ id: "step", fields }]} form={form} issues={form.issues} labels={record.labels ?? {}} prefix="try-step" />
      )}
      {step.comment !== undefined && step.comment !== "none" && (
        <div className="z-field">
          <label className="z-field-title" htmlFor="try-step-comment">
            {shared("record.comment")}
            {step.comment === "optional" && <span className="z-optional">{shared("form.optional")}</span>}
          </label>
          <Input.TextArea
            id="try-step-comment"
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
      )}
      {step.signature === true && <Note>{t("try.signed")}</Note>}
      <div className="z-actions">
        <Button type="primary" loading={busy} onClick={take}>
          {t("try.do", { step: step.title })}
        </Button>
        <Button onClick={onClose}>{shared("action.cancel")}</Button>
      </div>
    </div>
  );
}

function known(data: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])));
}
