import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type DraftView, recallDraft, type SubmittedView } from "../../api/drafts.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";

/** Who submitted the draft and what they say of it; it can be taken back. */
export function SubmittedNote({ draft, submitted, mine }: { readonly draft: DraftView; readonly submitted: SubmittedView; readonly mine: boolean }) {
  const { t } = useTexts();
  const language = useLanguage();
  const client = useQueryClient();
  const recall = useMutation({
    mutationFn: () => recallDraft(draft.id, draft.version),
    onSettled: () => client.invalidateQueries({ queryKey: ["drafts"] }),
  });
  return (
    <Note tone="info" role="status">
      <p>{t("second.submitted", { who: submitted.byName, when: formatMoment(submitted.at, language, new Date()) })}</p>
      <p>{submitted.message}</p>
      <p className="z-quiet">{t(mine ? "second.waits" : "second.yourTurn")}</p>
      {recall.isError && <ProblemNote error={recall.error} />}
      <Button size="small" loading={recall.isPending} onClick={() => recall.mutate()}>
        {t(mine ? "second.recall" : "second.sendBack")}
      </Button>
    </Note>
  );
}
