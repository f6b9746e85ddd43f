import { useMutation } from "@tanstack/react-query";
import { App, Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recordFinding } from "../../api/notices.js";
import type { ObjectionView, RecordView } from "../../api/types.js";
import { Due } from "../../ui/due.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { refreshRecord } from "./refresh-record.js";

/** One objection with its finding, or the form for the finding. */
export function ObjectionItem({ objection, record }: { readonly objection: ObjectionView; readonly record: RecordView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [answering, setAnswering] = useState(false);
  return (
    <li>
      <div className="z-objection-head">
        <strong>{t("objection.receipt", { receipt: objection.receipt })}</strong>
        <span className="z-quiet z-small">{formatMoment(objection.at, language, new Date())}</span>
        {objection.finding === undefined ? (
          <>
            <StatusTag tone="warning">{t("objection.open")}</StatusTag>
            {objection.dueAt !== undefined && <Due dueAt={objection.dueAt} />}
          </>
        ) : (
          <StatusTag tone={objection.finding === "upheld" ? "bad" : "good"}>{t(`objection.${objection.finding}`)}</StatusTag>
        )}
      </div>
      <p>{objection.text}</p>
      {objection.contact !== undefined && <p className="z-quiet z-small">{t("objection.contactIs", { contact: objection.contact })}</p>}
      {objection.reason !== undefined && <p>{t("objection.reasonIs", { reason: objection.reason })}</p>}
      {objection.finding === undefined && objection.mayDecide !== false && !answering && (
        <Button size="small" onClick={() => setAnswering(true)}>
          {t("objection.find")}
        </Button>
      )}
      {answering && <FindingForm objection={objection} record={record} onClose={() => setAnswering(false)} />}
    </li>
  );
}

function FindingForm({ objection, record, onClose }: { readonly objection: ObjectionView; readonly record: RecordView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [finding, setFinding] = useState<"upheld" | "dismissed">();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const save = useMutation({
    mutationFn: (chosen: "upheld" | "dismissed") => recordFinding(objection.id, chosen, reason.trim()),
    onSuccess: () => {
      refreshRecord(record);
      void message.success(t("objection.saved"));
      onClose();
    },
  });
  const reasonId = `finding-${objection.id}`;
  return (
    <form
      className="z-stack z-finding"
      onSubmit={(event) => {
        event.preventDefault();
        if (finding === undefined || reason.trim() === "") setMissing(true);
        else save.mutate(finding);
      }}
    >
      {missing && (
        <Note tone="bad" role="alert">
          {t("objection.missing")}
        </Note>
      )}
      {save.isError && <ProblemNote error={save.error} />}
      <Radio.Group
        aria-label={t("objection.finding")}
        className="z-radio-list"
        value={finding}
        onChange={(event) => setFinding(event.target.value as "upheld" | "dismissed")}
      >
        <Radio value="dismissed">{t("objection.dismissed")}</Radio>
        <Radio value="upheld">{t("objection.upheld")}</Radio>
      </Radio.Group>
      <div>
        <label className="z-field-title" htmlFor={reasonId}>
          {t("objection.reason")}
        </label>
        <Input.TextArea id={reasonId} autoSize={{ minRows: 3 }} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <div className="z-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("objection.save")}
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}
