import { Button } from "antd";
import { useState } from "react";
import type { RoleNow } from "../../api/try-out.js";
import type { Available, RecordTypeView, RecordView } from "../../api/types.js";
import { Fold } from "../definition/fold.js";
import { useTexts } from "../texts.js";
import { CheckForm } from "./check-form.js";
import type { NextStep } from "./next-step.js";
import { ObjectionSteps } from "./objection-steps.js";
import { StepForm } from "./step-form.js";

interface NextStepsProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly roles: readonly RoleNow[];
  readonly busy: boolean;
  readonly onAdd: (next: NextStep) => void;
}

/** What could be done now and in which role; what nobody asked for in a fold, with the reason why not. */
export function NextSteps({ type, record, roles, busy, onAdd }: NextStepsProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState<string>();
  const steps = new Map<string, { step: Available; roles: RoleNow[] }>();
  const refused = new Map<string, Available>();
  for (const role of roles) {
    for (const step of role.transitions) {
      if (!step.allowed) refused.set(step.id, step);
      else steps.set(step.id, { step, roles: [...(steps.get(step.id)?.roles ?? []), role] });
    }
  }
  const closed = [...refused.values()].filter(({ id }) => !steps.has(id));
  const checks = roles.filter((role) => role.checks.length > 0);
  return (
    <section aria-label={t("try.nextSteps")} className="z-stack">
      <h3>{t("try.nextSteps")}</h3>
      {steps.size === 0 && checks.length === 0 && <p className="z-quiet">{t("try.nothingToDo")}</p>}
      <ul className="z-tried-next">
        {[...steps.values()].map(({ step, roles: able }) => (
          <li key={step.id}>
            {open === step.id ? (
              <StepForm type={type} record={record} step={step} roles={able} busy={busy} onAdd={onAdd} onClose={() => setOpen(undefined)} />
            ) : (
              <>
                <Button disabled={busy} onClick={() => setOpen(step.id)}>
                  {step.title}
                </Button>
                <span className="z-quiet">{able.map(({ title }) => title).join(t("rehearsal.comma"))}</span>
              </>
            )}
          </li>
        ))}
        {checks.flatMap((role) =>
          role.checks.map((item) => (
            <li key={`${role.role} ${item.id}`}>
              <CheckForm item={item} role={role} busy={busy} onAdd={onAdd} />
            </li>
          )),
        )}
      </ul>
      {record.workflow?.window !== undefined && <ObjectionSteps record={record} roles={roles} busy={busy} onAdd={onAdd} />}
      {closed.length > 0 && (
        <Fold summary={t("try.closed", { count: closed.length })}>
          <ul className="z-reasons">
            {closed.map((step) => (
              <li key={step.id}>
                {step.title}
                {step.reason?.text !== undefined && <div className="z-quiet z-small">{step.reason.text}</div>}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}
