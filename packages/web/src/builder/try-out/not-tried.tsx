import type { DraftIssue } from "../../api/drafts.js";
import { Note } from "../../ui/states.js";
import { ProblemsPanel } from "../draft/problems-panel.js";
import { useTexts } from "../texts.js";

/** A draft that is not in order can't be tried: what has to be put right first. */
export function NotTried({ issues, draft }: { readonly issues: readonly DraftIssue[]; readonly draft: string }) {
  const { t } = useTexts();
  return (
    <>
      <Note tone="warning" role="status">
        {t("try.notYet")}
      </Note>
      <ProblemsPanel issues={issues} parts={[]} draft={draft} />
    </>
  );
}
