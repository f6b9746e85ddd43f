import { Button } from "antd";
import { useState } from "react";
import type { RoleNow } from "../../api/try-out.js";
import type { RecordView } from "../../api/types.js";
import { useTexts } from "../texts.js";
import type { NextStep } from "./next-step.js";
import { RoleChoice } from "./role-choice.js";

interface ObjectionStepsProps {
  readonly record: RecordView;
  readonly roles: readonly RoleNow[];
  readonly busy: boolean;
  readonly onAdd: (next: NextStep) => void;
}

/** While something is shown to the public: somebody objects, and the objection is decided. */
export function ObjectionSteps({ record, roles, busy, onAdd }: ObjectionStepsProps) {
  const { t } = useTexts();
  const deciders = roles.filter(({ places }) => places.length > 0);
  const [role, setRole] = useState(deciders[0]?.role);
  const paused = record.workflow?.window?.pausedAt !== undefined;
  const decide = (finding: "upheld" | "dismissed") =>
    role !== undefined && onAdd({ as: { role }, do: { find: { finding, reason: t("try.objectionSample") } } });
  if (!paused)
    return (
      <div className="z-actions">
        <Button disabled={busy} onClick={() => onAdd({ do: { object: { text: t("try.objectionSample") } } })}>
          {t("try.object")}
        </Button>
        <span className="z-quiet">{t("try.public")}</span>
      </div>
    );
  return (
    <div className="z-stack">
      <RoleChoice id="try-decider" roles={deciders} value={role} onChange={setRole} />
      <div className="z-actions">
        <Button disabled={busy} onClick={() => decide("upheld")}>
          {t("try.uphold")}
        </Button>
        <Button disabled={busy} onClick={() => decide("dismissed")}>
          {t("try.dismiss")}
        </Button>
      </div>
    </div>
  );
}
