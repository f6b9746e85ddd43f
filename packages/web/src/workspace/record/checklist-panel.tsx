import { useMutation } from "@tanstack/react-query";
import { App, Button, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordCheck } from "../../api/records.js";
import type { CheckView, RecordTypeView, RecordView } from "../../api/types.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { refreshRecord } from "./refresh-record.js";

interface ChecklistPanelProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly checklist: { readonly items: readonly CheckView[] };
}

/** Checks side by side, each by its own checker, with result, basis and day. */
export function ChecklistPanel({ type, record, checklist }: ChecklistPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState<CheckView>();
  const done = checklist.items.filter((item) => item.result !== undefined).length;
  return (
    <Panel title={t("check.title")} extra={<span className="z-quiet z-number">{t("check.progress", { done, total: checklist.items.length })}</span>}>
      <ul className="z-checks">
        {checklist.items.map((item) => (
          <li key={item.id}>
            <div>
              <strong>{item.title}</strong>
              {item.description !== undefined && <div className="z-quiet z-small">{item.description}</div>}
              {item.result !== undefined && (
                <div className="z-small">
                  {item.basis === undefined ? <span className="z-quiet">{t("check.confidential")}</span> : t("check.basisIs", { basis: item.basis })}
                  {(item.byName !== undefined || item.at !== undefined) && (
                    <span className="z-quiet">
                      {" "}
                      · {[item.byName, item.at === undefined ? undefined : formatMoment(item.at, language, new Date())].filter(Boolean).join(" ")}
                    </span>
                  )}
                </div>
              )}
            </div>
            {item.result === undefined ? (
              item.mayCheck === true ? (
                <Button size="small" onClick={() => setOpen(item)} aria-label={t("check.doOf", { title: item.title })}>
                  {t("check.do")}
                </Button>
              ) : (
                <StatusTag>{t("check.open")}</StatusTag>
              )
            ) : (
              <StatusTag tone={item.result === "pass" ? "good" : "bad"}>{item.result === "pass" ? t("check.pass") : t("check.fail")}</StatusTag>
            )}
          </li>
        ))}
      </ul>
      {open !== undefined && <CheckDialog type={type} record={record} item={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function CheckDialog({
  type,
  record,
  item,
  onClose,
}: {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly item: CheckView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [result, setResult] = useState<"pass" | "fail">();
  const [basis, setBasis] = useState("");
  const [missing, setMissing] = useState(false);
  const check = useMutation({
    mutationFn: (chosen: "pass" | "fail") => recordCheck(type.ref, record.id, item.id, chosen, basis.trim()),
    onSuccess: () => {
      refreshRecord(record);
      void message.success(t("check.saved"));
      onClose();
    },
  });
  const save = () => {
    if (result === undefined || basis.trim() === "") setMissing(true);
    else check.mutate(result);
  };
  return (
    <Modal open title={item.title} okText={t("check.save")} cancelText={t("action.cancel")} confirmLoading={check.isPending} onOk={save} onCancel={onClose}>
      <div className="z-stack">
        {item.description !== undefined && <p className="z-quiet">{item.description}</p>}
        {missing && (
          <Note tone="bad" role="alert">
            {t("check.missing")}
          </Note>
        )}
        {check.isError && <ProblemNote error={check.error} />}
        <Radio.Group
          aria-label={t("check.result")}
          className="z-radio-list"
          value={result}
          onChange={(event) => setResult(event.target.value as "pass" | "fail")}
        >
          <Radio value="pass">{t("check.pass")}</Radio>
          <Radio value="fail">{t("check.fail")}</Radio>
        </Radio.Group>
        {result === "fail" && <Note tone="warning">{t("check.failWarning")}</Note>}
        <div>
          <label className="z-field-title" htmlFor="check-basis">
            {t("check.basis")}
          </label>
          <Input.TextArea id="check-basis" autoSize={{ minRows: 3 }} maxLength={2000} value={basis} onChange={(event) => setBasis(event.target.value)} />
        </div>
      </div>
    </Modal>
  );
}
