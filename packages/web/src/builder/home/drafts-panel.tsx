import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Link } from "react-router";
import { type DraftRow, listDrafts } from "../../api/drafts.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useTexts } from "../texts.js";

export function DraftsPanel() {
  const { t } = useTexts();
  const drafts = useQuery({ queryKey: ["drafts"], queryFn: listDrafts });
  return (
    <Panel title={t("drafts.title")}>
      {drafts.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      {drafts.isError && <ErrorState error={drafts.error} retry={() => void drafts.refetch()} />}
      {drafts.data?.items.length === 0 && <EmptyState title={t("drafts.none")} text={t("drafts.noneText")} icon="document" />}
      <ul className="z-draft-list">
        {drafts.data?.items.map((draft) => (
          <DraftItem key={draft.id} draft={draft} />
        ))}
      </ul>
    </Panel>
  );
}

function DraftItem({ draft }: { readonly draft: DraftRow }) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <li>
      <Link to={`/configuration/drafts/${encodeURIComponent(draft.id)}`}>{draft.title}</Link>
      <span className="z-actions">
        {draft.upgrade !== undefined && <StatusTag tone="active">{t("drafts.upgrade", draft.upgrade)}</StatusTag>}
        {draft.open > 0 && <StatusTag tone="warning">{t("drafts.open", { count: draft.open })}</StatusTag>}
        <span className="z-quiet z-small">
          {t("drafts.edits", { count: draft.edits })} ·{" "}
          {t("drafts.updated", { who: draft.editors.join("、"), when: formatMoment(draft.updatedAt, language, new Date()) })}
        </span>
      </span>
    </li>
  );
}
