import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type DraftView, publishDraft, submitDraft } from "../../api/drafts.js";
import { ApiError } from "../../api/problem.js";
import type { ProblemIssue } from "../../api/types.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { CaseProgress } from "./case-progress.js";

const RED = "CONFIGURATION_CASES_RED";
const NO_STATE = "UPGRADE_NO_STATE";

interface PublishProps {
  readonly draft: DraftView;
  /** A second person has to publish it: it is submitted only. */
  readonly second: boolean;
  readonly onClose: () => void;
}

/** Puts a draft into force with a message, or submits it to a second person; a case that does not pass needs a reason of its own. */
export function PublishDialog({ draft, second, onClose }: PublishProps) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const go = useNavigate();
  const [typed, setTyped] = useState("");
  const [red, setRed] = useState<readonly ProblemIssue[]>([]);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [lacking, setLacking] = useState<string>();
  const leave = useRef(new AbortController());
  const publish = useMutation({
    mutationFn: async () => {
      client.removeQueries({ queryKey: ["case-progress", draft.id] });
      const accept = red.map(({ path }) => ({ case: path, reason: (reasons[path] ?? "").trim() }));
      if (!second) return publishDraft(draft.id, draft.version, typed.trim(), accept, leave.current.signal);
      await submitDraft(draft.id, draft.version, typed.trim(), accept, leave.current.signal);
      return undefined;
    },
    onSuccess: (made) => {
      if (made === undefined) {
        void client.invalidateQueries({ queryKey: ["drafts"] });
        void message.success(t("second.done"));
        return onClose();
      }
      void client.invalidateQueries({ queryKey: ["configuration"] });
      void client.invalidateQueries({ queryKey: ["drafts"], refetchType: "none" });
      void message.success(t("publish.done", { seq: made.seq }));
      go("/configuration");
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === RED) {
        const more = (error.problem.issues ?? []).filter(({ path }) => !red.some((one) => one.path === path));
        setRed([...red, ...more]);
      } else void client.invalidateQueries({ queryKey: ["drafts", draft.id] });
    },
  });
  const send = () => {
    if (typed.trim() === "") return setLacking(t("publish.messageMissing"));
    if (red.some(({ path }) => (reasons[path] ?? "").trim() === "")) return setLacking(t("publish.reasonMissing"));
    setLacking(undefined);
    publish.mutate();
  };
  const close = () => {
    if (publish.isPending) {
      leave.current.abort();
      void client.invalidateQueries({ queryKey: ["configuration"] });
      void client.invalidateQueries({ queryKey: ["drafts"] });
    }
    onClose();
  };
  const isRed = publish.error instanceof ApiError && publish.error.code === RED;
  return (
    <Modal
      open
      title={t(second ? "second.submit" : "publish.title")}
      okText={t(second ? (red.length > 0 ? "second.acceptAndSubmit" : "second.submit") : red.length > 0 ? "publish.accept" : "draft.publish")}
      cancelText={shared("action.cancel")}
      okButtonProps={{ loading: publish.isPending }}
      onOk={send}
      onCancel={close}
    >
      <div className="z-stack">
        <p>{t(second ? "second.text" : "publish.text")}</p>
        {lacking !== undefined && (
          <Note tone="bad" role="alert">
            {lacking}
          </Note>
        )}
        {publish.isError && !isRed && <ProblemNote error={publish.error} />}
        {publish.error instanceof ApiError && publish.error.code === NO_STATE && <p>{t("publish.noState")}</p>}
        <div>
          <label className="z-field-title" htmlFor="publish-message">
            {t("publish.message")}
          </label>
          <div className="z-field-help">{t("publish.messageHelp")}</div>
          <Input.TextArea id="publish-message" maxLength={500} autoSize={{ minRows: 2 }} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </div>
        {red.length > 0 && (
          <Note tone="warning" role="alert">
            <strong>{t("publish.red", { count: red.length })}</strong>
            <p>{t("publish.redText")}</p>
            <ul className="z-stack">
              {red.map((one) => (
                <li key={one.path}>
                  <p>{one.message}</p>
                  <Input
                    aria-label={t("publish.reason", { case: one.path })}
                    placeholder={t("publish.reasonShort")}
                    maxLength={500}
                    value={reasons[one.path] ?? ""}
                    onChange={(event) => setReasons({ ...reasons, [one.path]: event.target.value })}
                  />
                </li>
              ))}
            </ul>
          </Note>
        )}
        {publish.isPending && (
          <div>
            <p role="status">{t("publish.running")}</p>
            <CaseProgress draft={draft.id} />
          </div>
        )}
      </div>
    </Modal>
  );
}
