import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DraftView } from "../../api/drafts.js";
import { ApiError } from "../../api/problem.js";
import { rehearseDraft } from "../../api/rehearsal.js";
import { Panel } from "../../ui/panel.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { CaseProgress } from "../draft/case-progress.js";
import { useTexts } from "../texts.js";
import { RehearsalResult } from "./rehearsal-result.js";

/** Tries the draft on the live data as long as it is shown; taking it away ends the try. */
export function RehearsalPanel({ draft, onClose }: { readonly draft: DraftView; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const found = useQuery({
    queryKey: ["rehearsal", draft.id, draft.version],
    queryFn: ({ signal }) => rehearseDraft(draft.id, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: (times, error) => times < 3 && error instanceof ApiError && error.problem.status === 503,
  });
  return (
    <div ref={top}>
      <Panel title={t("rehearsal.title")} extra={<Button onClick={onClose}>{shared(found.isFetching ? "action.cancel" : "action.close")}</Button>}>
        <div className="z-stack">
          {found.isFetching && <Note role="status">{t("rehearsal.running")}</Note>}
          {found.isFetching && <CaseProgress draft={draft.id} />}
          {!found.isFetching && found.isError && <ProblemNote error={found.error} />}
          {!found.isFetching && found.isSuccess && <RehearsalResult draft={draft} found={found.data} />}
        </div>
      </Panel>
    </div>
  );
}
