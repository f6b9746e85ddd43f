import { useMutation } from "@tanstack/react-query";
import { App, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reverseEntry } from "../../api/ledgers.js";
import type { EntryView } from "../../api/types.js";
import { formatAmount, type LedgerUnit } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { queryClient } from "../query-client.js";

interface ReversalDialogProps {
  readonly ledger: string;
  readonly entry: EntryView;
  readonly unit: LedgerUnit;
  readonly onClose: () => void;
}

/** Takes an entry back by a second one; nothing is ever deleted. */
export function ReversalDialog({ ledger, entry, unit, onClose }: ReversalDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const [reason, setReason] = useState("");
  const [below, setBelow] = useState(false);
  const [missing, setMissing] = useState(false);
  const reverse = useMutation({
    mutationFn: () => reverseEntry(ledger, entry.id, reason.trim(), below),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ["account"] });
      void queryClient.invalidateQueries({ queryKey: ["record"] });
      void message.success(t("entry.reverseDone"));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t("entry.reverse")}
      okText={t("entry.reverse")}
      cancelText={t("action.cancel")}
      okButtonProps={{ danger: true }}
      confirmLoading={reverse.isPending}
      onOk={() => (reason.trim() === "" ? setMissing(true) : reverse.mutate())}
      onCancel={onClose}
    >
      <div className="z-stack">
        <p>{t("entry.reverseText", { reason: entry.reason, amount: formatAmount(-entry.amount, unit, language) })}</p>
        {missing && (
          <Note tone="bad" role="alert">
            {t("entry.reasonMissing")}
          </Note>
        )}
        {reverse.isError && <ProblemNote error={reverse.error} />}
        <div>
          <label className="z-field-title" htmlFor="reversal-reason">
            {t("entry.reverseReason")}
          </label>
          <Input.TextArea id="reversal-reason" autoSize={{ minRows: 2 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <Checkbox checked={below} onChange={(event) => setBelow(event.target.checked)}>
          {t("entry.belowFloor")}
        </Checkbox>
      </div>
    </Modal>
  );
}
