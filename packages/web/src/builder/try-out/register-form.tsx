import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import type { TriedWorkflow } from "../../api/try-out.js";
import type { RecordTypeView } from "../../api/types.js";
import { ErrorSummary } from "../../ui/form/error-summary.js";
import { stepsOf } from "../../ui/form/form-steps.js";
import { useForm } from "../../ui/form/use-form.js";
import { useTexts } from "../texts.js";
import type { NextStep } from "./next-step.js";
import { TriedFields } from "./tried-fields.js";

interface RegisterFormProps {
  readonly type: RecordTypeView;
  readonly tried: NonNullable<TriedWorkflow["tried"]>;
  readonly busy: boolean;
  readonly onAdd: (next: NextStep) => void;
}

/** A sample record to go through the workflow: who registers it, and what is filled in. */
export function RegisterForm({ type, tried, busy, onAdd }: RegisterFormProps) {
  const { t } = useTexts();
  const roles = tried.roles.filter(({ makes }) => makes);
  const offered = roles.length > 0 ? roles : tried.roles;
  const [role, setRole] = useState(offered[0]?.role);
  const steps = useMemo(() => stepsOf(type, (field) => type.workflow?.later?.includes(field) !== true), [type]);
  const fields = steps.flatMap((step) => step.fields);
  const form = useForm(type, tried.data, fields);
  const register = () => {
    if (role !== undefined && form.check(fields)) onAdd({ as: { role }, do: { create: { data: form.submission() } } });
  };
  return (
    <section aria-label={t("try.register")} className="z-stack">
      <h3>{t("try.register")}</h3>
      <div className="z-field">
        <label className="z-field-title" htmlFor="try-registers">
          {t("try.as")}
        </label>
        <Select
          id="try-registers"
          value={role ?? null}
          showSearch={{ optionFilterProp: "label" }}
          options={offered.map((one) => ({ value: one.role, label: one.title }))}
          onChange={(next) => setRole(next ?? undefined)}
          style={{ width: "100%" }}
        />
      </div>
      <ErrorSummary issues={form.issues} attempt={form.attempt} prefix="try" />
      <TriedFields type={type} steps={steps} form={form} issues={form.issues} prefix="try" />
      <div className="z-actions">
        <Button type="primary" loading={busy} disabled={role === undefined} onClick={register}>
          {t("try.register")}
        </Button>
      </div>
    </section>
  );
}
