import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { uploadUpgrade } from "../../api/drafts.js";
import { Icon } from "../../ui/icon.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";

/** The server takes no more. */
const MOST_BYTES = 16 * 1024 ** 2;

/** Takes the file of a newer version of a pack; a draft of the upgrade opens. */
export function UpgradeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [tooLarge, setTooLarge] = useState(false);
  const upload = useMutation({
    mutationFn: uploadUpgrade,
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ["drafts"] });
      go(`/configuration/drafts/${encodeURIComponent(draft.id)}`);
    },
  });
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > MOST_BYTES);
    upload.reset();
    if (file.size <= MOST_BYTES) upload.mutate(file);
  };
  return (
    <Modal open title={t("upgrade.title")} footer={<Button onClick={onClose}>{shared("action.cancel")}</Button>} onCancel={onClose}>
      <div className="z-stack">
        <p id={help}>{t("upgrade.text")}</p>
        {tooLarge && (
          <Note tone="bad" role="alert">
            {t("upgrade.tooLarge")}
          </Note>
        )}
        {upload.isError && <ProblemNote error={upload.error} title={t("upgrade.refused")} />}
        <input
          ref={input}
          type="file"
          accept=".tgz,.gz,application/gzip"
          className="z-hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            take(file);
          }}
        />
        <Button type="primary" icon={<Icon name="plus" />} loading={upload.isPending} aria-describedby={help} onClick={() => input.current?.click()}>
          {t("upgrade.choose")}
        </Button>
      </div>
    </Modal>
  );
}
