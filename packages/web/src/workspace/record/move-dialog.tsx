import { useMutation } from "@tanstack/react-query";
import { App, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeMove } from "../../api/records.js";
import type { RecordTypeView, RecordView } from "../../api/types.js";
import { listUsers } from "../../api/users.js";
import { RemoteSelect } from "../../ui/remote-select.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { refreshRecord } from "./refresh-record.js";

interface MoveDialogProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly move: string;
  readonly transition: string;
  readonly onClose: () => void;
}

const NEEDS_PERSON = new Set(["add-signer", "delegate"]);

/** Moves beside yes and no: add a signer, hand over, urge, send back, withdraw, ask for more time. */
export function MoveDialog({ type, record, move, transition, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const person = NEEDS_PERSON.has(move);
  const place = move === "return";
  const make = useMutation({
    mutationFn: () =>
      makeMove(type.ref, record.id, move, { transition, ...(to === undefined ? {} : { to }), ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }),
    onSuccess: () => {
      refreshRecord(record);
      void message.success(t("move.done"));
      onClose();
    },
  });
  const save = () => {
    if (((person || place) && to === undefined) || (move === "extend" && reason.trim() === "")) setMissing(true);
    else make.mutate();
  };
  return (
    <Modal
      open
      title={t(`move.${move}`)}
      okText={t(`move.${move}`)}
      cancelText={t("action.cancel")}
      confirmLoading={make.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="z-stack">
        {missing && (
          <Note tone="bad" role="alert">
            {t("move.missing")}
          </Note>
        )}
        {make.isError && <ProblemNote error={make.error} />}
        {person && (
          <div>
            <label className="z-field-title" htmlFor="move-to">
              {t("move.person")}
            </label>
            <RemoteSelect
              id="move-to"
              value={to}
              onChange={(value) => setTo(typeof value === "string" ? value : undefined)}
              queryKey={["users", "pick"]}
              load={async (search) =>
                (await listUsers({ q: search, limit: 20 })).items.map((user) => ({ value: user.id, label: user.name, note: user.username }))
              }
            />
          </div>
        )}
        {place && (
          <div>
            <label className="z-field-title" htmlFor="move-state">
              {t("move.state")}
            </label>
            <Select
              id="move-state"
              style={{ width: "100%" }}
              value={to ?? null}
              onChange={(value) => setTo(value ?? undefined)}
              options={(type.workflow?.states ?? []).map((state) => ({ value: state.id, label: state.title }))}
            />
          </div>
        )}
        <div>
          <label className="z-field-title" htmlFor="move-reason">
            {t("move.reason")}
          </label>
          <Input.TextArea id="move-reason" autoSize={{ minRows: 2 }} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      </div>
    </Modal>
  );
}
