import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { createDraft } from "../../api/drafts.js";
import { TextDialog } from "../text-dialog.js";
import { useTexts } from "../texts.js";

export function NewDraftDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const go = useNavigate();
  const begin = useMutation({
    mutationFn: createDraft,
    onSuccess: (draft) => {
      void client.invalidateQueries({ queryKey: ["drafts"] });
      go(`/configuration/drafts/${encodeURIComponent(draft.id)}`);
    },
  });
  return (
    <TextDialog
      title={t("drafts.begin")}
      label={t("drafts.name")}
      help={t("drafts.nameHelp")}
      missing={t("drafts.nameMissing")}
      ok={t("drafts.begin")}
      longest={200}
      busy={begin.isPending}
      error={begin.error}
      onOk={(title) => begin.mutate(title)}
      onClose={onClose}
    />
  );
}
