import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Input, Modal, Skeleton } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type PackRow, planWithdrawal, withdrawPack } from "../../api/revisions.js";
import { refLink } from "../../ui/refs.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";

/** Withdraws a pack: first what stays and what stands still, or which other packs need it. */
export function WithdrawDialog({ pack, onClose }: { readonly pack: PackRow; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [lacking, setLacking] = useState(false);
  const plan = useQuery({ queryKey: ["withdrawal-plan", pack.id], queryFn: () => planWithdrawal(pack.id), gcTime: 0, retry: false });
  const withdraw = useMutation({
    mutationFn: (why: string) => withdrawPack(pack.id, why),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ["configuration"] });
      void client.invalidateQueries({ queryKey: ["drafts"] });
      void message.success(t("withdraw.done", { title: pack.title, seq: made.seq }));
      onClose();
    },
  });
  const send = () => (typed.trim() === "" ? setLacking(true) : withdraw.mutate(typed.trim()));
  return (
    <Modal
      open
      title={t("withdraw.title", { title: pack.title })}
      okText={t("withdraw.button")}
      okButtonProps={{ danger: true, disabled: !plan.isSuccess }}
      cancelText={shared("action.cancel")}
      confirmLoading={withdraw.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="z-stack">
        {plan.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
        {plan.isError && <ProblemNote error={plan.error} title={t("withdraw.refused")} />}
        {withdraw.isError && <ProblemNote error={withdraw.error} />}
        {plan.isSuccess && (
          <>
            <p>{t("withdraw.text")}</p>
            {plan.data.types.length === 0 ? (
              <p>{t("withdraw.noRecords")}</p>
            ) : (
              <ul className="z-bullets">
                {plan.data.types.map(({ recordType, title, records, running }) => (
                  <li key={recordType}>
                    <Link to={refLink("records", recordType)}>{title}</Link>
                    {t("withdraw.records", { count: records })}
                    {running > 0 && t("withdraw.running", { count: running })}
                  </li>
                ))}
              </ul>
            )}
            {plan.data.edits > 0 && <Note tone="warning">{t("withdraw.edits", { count: plan.data.edits })}</Note>}
            <p className="z-quiet">{t("withdraw.back")}</p>
            {lacking && typed.trim() === "" && (
              <Note tone="bad" role="alert">
                {t("history.messageMissing")}
              </Note>
            )}
            <div>
              <label className="z-field-title" htmlFor={id}>
                {t("withdraw.message")}
              </label>
              <Input id={id} maxLength={500} value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={send} />
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
