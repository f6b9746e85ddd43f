import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { type DraftRow, readPlan } from "../../api/drafts.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState } from "../../ui/states.js";
import { Fold } from "../definition/fold.js";
import { useTexts } from "../texts.js";
import { ChangeList } from "../words/change-list.js";

/** The plan of an upgrade: what becomes different from the configuration in force, and what of the county's stays. */
export function UpgradePanel({ draft, upgrade }: { readonly draft: DraftRow; readonly upgrade: NonNullable<DraftRow["upgrade"]> }) {
  const { t } = useTexts();
  const plan = useQuery({ queryKey: ["drafts", draft.id, "plan", draft.version], queryFn: () => readPlan(draft.id) });
  const conflicts = draft.conflicts?.length ?? 0;
  const changes = plan.data?.changes ?? [];
  return (
    <Panel title={t("upgrade.plan", upgrade)}>
      {plan.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {plan.isError && <ErrorState error={plan.error} retry={() => void plan.refetch()} />}
      {plan.data !== undefined && (
        <>
          <ul>
            <li>{t("upgrade.changes", { count: changes.length })}</li>
            <li>{t("upgrade.kept", { count: draft.edits })}</li>
            <li>{conflicts === 0 ? t("upgrade.noConflicts") : t("upgrade.conflicts", { count: conflicts, open: draft.open })}</li>
          </ul>
          <p className="z-quiet">{t(draft.open > 0 ? "upgrade.settle" : "upgrade.next")}</p>
          {changes.length > 0 && (
            <Fold summary={t("upgrade.each")}>
              <ChangeList changes={changes} />
            </Fold>
          )}
        </>
      )}
    </Panel>
  );
}
