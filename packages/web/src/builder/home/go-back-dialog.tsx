import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { publishAgain } from "../../api/revisions.js";
import { TextDialog } from "../text-dialog.js";
import { useTexts } from "../texts.js";

interface GoBackProps {
  readonly seq: number;
  /** The last publication that the person saw. */
  readonly newest: number;
  readonly onClose: () => void;
}

/** Publishes an earlier configuration again, with the reason. */
export function GoBackDialog({ seq, newest, onClose }: GoBackProps) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: (why: string) => publishAgain(seq, why, newest),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ["configuration"] });
      void client.invalidateQueries({ queryKey: ["drafts"] });
      void message.success(t("history.done", { seq: made.seq }));
      onClose();
    },
  });
  return (
    <TextDialog
      title={t("history.goBackTo", { seq })}
      text={t("history.goBackText", { seq })}
      label={t("history.goBackMessage")}
      missing={t("history.messageMissing")}
      ok={t("history.kind.rollback")}
      longest={500}
      busy={back.isPending}
      error={back.error}
      onOk={(why) => back.mutate(why)}
      onClose={onClose}
    />
  );
}
