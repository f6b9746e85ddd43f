import { Select } from "antd";
import type { RoleNow } from "../../api/try-out.js";
import { useTexts } from "../texts.js";

interface RoleChoiceProps {
  readonly id: string;
  readonly roles: readonly RoleNow[];
  readonly value: string | undefined;
  readonly onChange: (role: string) => void;
}

/** Which of the roles does it. */
export function RoleChoice({ id, roles, value, onChange }: RoleChoiceProps) {
  const { t } = useTexts();
  return (
    <div className="z-field">
      <label className="z-field-title" htmlFor={id}>
        {t("try.as")}
      </label>
      <Select
        id={id}
        value={value ?? null}
        options={roles.map(({ role, title }) => ({ value: role, label: title }))}
        onChange={(next) => next !== null && onChange(next)}
        style={{ width: "100%" }}
      />
    </div>
  );
}
