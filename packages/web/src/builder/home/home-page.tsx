import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { listChanges } from "../../api/revisions.js";
import { Icon } from "../../ui/icon.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { ChangeList } from "../words/change-list.js";
import { DraftsPanel } from "./drafts-panel.js";
import { HistoryPanel } from "./history-panel.js";
import { NewDraftDialog } from "./new-draft-dialog.js";
import { PacksPanel } from "./packs-panel.js";
import { SecondPersonPanel } from "./second-person-panel.js";

/** What the configuration is made of, what the county changed, and the ways on. */
export function HomePage() {
  const { t } = useTexts();
  const [beginning, setBeginning] = useState(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle")}
        actions={
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setBeginning(true)}>
            {t("drafts.begin")}
          </Button>
        }
      />
      <div className="z-stack">
        <DraftsPanel />
        <OwnChanges />
        <HistoryPanel />
        <PacksPanel />
        <SecondPersonPanel />
      </div>
      {beginning && <NewDraftDialog onClose={() => setBeginning(false)} />}
    </>
  );
}

function OwnChanges() {
  const { t } = useTexts();
  const changes = useQuery({ queryKey: ["configuration", "changes"], queryFn: listChanges });
  return (
    <Panel title={t("changes.title")}>
      {changes.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {changes.isError && <ErrorState error={changes.error} retry={() => void changes.refetch()} />}
      {changes.data?.changes.length === 0 && <EmptyState title={t("changes.none")} text={t("changes.noneText")} icon="document" />}
      {changes.data !== undefined && changes.data.changes.length > 0 && (
        <>
          <p className="z-quiet">{t("changes.count", { count: changes.data.changes.length })}</p>
          <ChangeList changes={changes.data.changes} />
        </>
      )}
    </Panel>
  );
}
