import { Button, Input } from "antd";
import { useState } from "react";
import type { RoleNow } from "../../api/try-out.js";
import { useTexts } from "../texts.js";
import type { NextStep } from "./next-step.js";

interface CheckFormProps {
  readonly item: RoleNow["checks"][number];
  readonly role: RoleNow;
  readonly busy: boolean;
  readonly onAdd: (next: NextStep) => void;
}

/** One check of a gate: its result and what it rests on. */
export function CheckForm({ item, role, busy, onAdd }: CheckFormProps) {
  const { t } = useTexts();
  const [basis, setBasis] = useState(t("try.basisSample"));
  const add = (result: "pass" | "fail") => onAdd({ as: { role: role.role }, do: { check: { item: item.id, result, basis: basis.trim() } } });
  return (
    <div className="z-tried-check">
      <strong>{item.title}</strong> <span className="z-quiet">{role.title}</span>
      <div className="z-actions">
        <Input aria-label={t("try.basisOf", { title: item.title })} value={basis} onChange={(event) => setBasis(event.target.value)} style={{ width: 180 }} />
        <Button size="small" disabled={busy || basis.trim() === ""} aria-label={t("try.passOf", { title: item.title })} onClick={() => add("pass")}>
          {t("try.pass")}
        </Button>
        <Button size="small" disabled={busy || basis.trim() === ""} aria-label={t("try.failOf", { title: item.title })} onClick={() => add("fail")}>
          {t("try.fail")}
        </Button>
      </div>
    </div>
  );
}
