import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Note, ProblemNote } from "../ui/states.js";

interface TextDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly help?: string;
  /** What is said when nothing was typed. */
  readonly missing: string;
  readonly ok: string;
  readonly longest: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onOk: (text: string) => void;
  readonly onClose: () => void;
}

/** Asks for one text and does one thing with it. */
export function TextDialog({ title, text, label, help, missing, ok, longest, busy, error, onOk, onClose }: TextDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [lacking, setLacking] = useState(false);
  const send = () => (typed.trim() === "" ? setLacking(true) : onOk(typed.trim()));
  return (
    <Modal open title={title} okText={ok} cancelText={t("action.cancel")} confirmLoading={busy} onOk={send} onCancel={onClose}>
      <div className="z-stack">
        {lacking && typed.trim() === "" && (
          <Note tone="bad" role="alert">
            {missing}
          </Note>
        )}
        {error !== null && error !== undefined && <ProblemNote error={error} />}
        {text !== undefined && <p>{text}</p>}
        <div>
          <label className="z-field-title" htmlFor={id}>
            {label}
          </label>
          {help !== undefined && <div className="z-field-help">{help}</div>}
          <Input id={id} maxLength={longest} value={typed} onChange={(event) => setTyped(event.target.value)} onPressEnter={send} />
        </div>
      </div>
    </Modal>
  );
}
