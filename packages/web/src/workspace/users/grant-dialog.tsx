import { useMutation } from "@tanstack/react-query";
import { Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { UserView } from "../../api/types.js";
import { addGrant } from "../../api/users.js";
import { useStanding } from "../../ui/configuration-context.js";
import { DayInput } from "../../ui/day-input.js";
import { OrgUnitPicker } from "../../ui/org-unit-picker.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { queryClient } from "../query-client.js";

/** A role for an org unit and what lies below it, from and to a day. */
export function GrantDialog({ user, onClose }: { readonly user: UserView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { configuration } = useStanding();
  const [role, setRole] = useState<string>();
  const [orgUnit, setOrgUnit] = useState<string>();
  const [whole, setWhole] = useState(false);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [missing, setMissing] = useState(false);
  const add = useMutation({
    mutationFn: (grant: { role: string; orgUnit?: string }) => addGrant(user.id, { ...grant, ...(from === "" ? {} : { from }), ...(to === "" ? {} : { to }) }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ["users"] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t("grant.addTo", { name: user.name })}
      okText={t("grant.add")}
      cancelText={t("action.cancel")}
      confirmLoading={add.isPending}
      onOk={() =>
        role === undefined || (!whole && orgUnit === undefined)
          ? setMissing(true)
          : add.mutate({ role, ...(whole || orgUnit === undefined ? {} : { orgUnit }) })
      }
      onCancel={onClose}
    >
      <div className="z-stack">
        {missing && (
          <Note tone="bad" role="alert">
            {t("grant.missing")}
          </Note>
        )}
        {add.isError && <ProblemNote error={add.error} />}
        <div>
          <label className="z-field-title" htmlFor="grant-role">
            {t("grant.role")}
          </label>
          <Select
            id="grant-role"
            style={{ width: "100%" }}
            showSearch={{ optionFilterProp: "label" }}
            value={role ?? null}
            onChange={(value) => setRole(value ?? undefined)}
            options={Object.entries(configuration.roles).map(([value, label]) => ({ value, label }))}
          />
        </div>
        <div>
          <span className="z-field-title" id="grant-place-kind">
            {t("grant.placeKind")}
          </span>
          <Radio.Group className="z-radio-list" aria-labelledby="grant-place-kind" value={whole} onChange={(event) => setWhole(event.target.value === true)}>
            <Radio value={false}>{t("grant.placeOne")}</Radio>
            <Radio value={true}>{t("grant.whole")}</Radio>
          </Radio.Group>
          {whole && <p className="z-field-help">{t("grant.wholeHelp")}</p>}
        </div>
        {!whole && (
          <div>
            <label className="z-field-title" htmlFor="grant-org-unit">
              {t("grant.orgUnit")}
            </label>
            <OrgUnitPicker id="grant-org-unit" value={orgUnit} onChange={(value) => setOrgUnit(typeof value === "string" ? value : undefined)} />
          </div>
        )}
        <div className="z-actions">
          <div>
            <label className="z-field-title" htmlFor="grant-from">
              {t("grant.fromDay")}
            </label>
            <DayInput id="grant-from" value={from} onChange={setFrom} />
          </div>
          <div>
            <label className="z-field-title" htmlFor="grant-to">
              {t("grant.toDay")}
            </label>
            <DayInput id="grant-to" value={to} onChange={setTo} />
          </div>
        </div>
      </div>
    </Modal>
  );
}
