import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Link, useParams } from "react-router";
import { readDraft } from "../../api/drafts.js";
import { PageHeader } from "../../ui/page-header.js";
import { ErrorState, Note } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { refParts } from "../words/place-words.js";
import { useKindSchemas } from "../words/use-kind-schemas.js";
import { ConflictPanel } from "./conflict-panel.js";

/** What both the county and the new pack changed, side by side; each needs a choice. */
export function ConflictsPage() {
  const { t } = useTexts();
  const { draft: id = "" } = useParams();
  const draft = useQuery({ queryKey: ["drafts", id], queryFn: () => readDraft(id) });
  const conflicts = draft.data?.conflicts ?? [];
  const schemas = useKindSchemas(conflicts.map(({ definition }) => refParts(definition).kind));
  if (draft.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (draft.isError) return <ErrorState error={draft.error} retry={() => void draft.refetch()} />;
  const { open, version, title, upgrade } = draft.data;
  return (
    <>
      <PageHeader
        title={t(upgrade === undefined ? "conflict.titlePublished" : "conflict.title")}
        above={<Link to={`/configuration/drafts/${encodeURIComponent(id)}`}>{title}</Link>}
        subtitle={t(upgrade === undefined ? "conflict.subtitlePublished" : "conflict.subtitle")}
      />
      <div className="z-stack">
        <Note tone={open > 0 ? "warning" : "good"} role="status">
          {open > 0 ? t("conflict.left", { count: open }) : t("conflict.done")}
        </Note>
        {conflicts.map((conflict) => (
          <ConflictPanel
            key={conflict.id}
            draft={id}
            version={version}
            conflict={conflict}
            versions={upgrade}
            schema={schemas.get(refParts(conflict.definition).kind)}
          />
        ))}
      </div>
    </>
  );
}
