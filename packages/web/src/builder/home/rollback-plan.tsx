import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Skeleton } from "antd";
import { useId, useState } from "react";
import { Link } from "react-router";
import type { StateChoices } from "../../api/rehearsal.js";
import { planRollback, type RollbackView, rollBack, type UpgradeRow } from "../../api/upgrades.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState, Note, ProblemNote } from "../../ui/states.js";
import { Fold } from "../definition/fold.js";
import { MovesEffect } from "../rehearsal/moves-effect.js";
import { useTexts } from "../texts.js";
import { ChangeList } from "../words/change-list.js";

/** What taking the upgrade back would do, then the button that does it. */
export function RollbackPlan({ upgrade }: { readonly upgrade: UpgradeRow }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [states, setStates] = useState<StateChoices>({});
  const plan = useQuery({
    queryKey: ["rollback-plan", upgrade.id, states],
    queryFn: () => planRollback(upgrade.id, states),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const back = useMutation({
    mutationFn: (message: string) => rollBack(upgrade.id, message, states),
    onMutate: () => window.setTimeout(() => void client.invalidateQueries({ queryKey: ["configuration", "upgrades", upgrade.id], exact: true }), 500),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["configuration"] });
      void client.invalidateQueries({ queryKey: ["drafts"] });
    },
  });
  if (plan.isPending)
    return (
      <Panel title={t("rollback.plan")}>
        <Note role="status">{t("rollback.planning")}</Note>
        <Skeleton active paragraph={{ rows: 4 }} />
      </Panel>
    );
  if (plan.isError) return <ErrorState error={plan.error} retry={() => void plan.refetch()} />;
  const stuck = plan.data.types.some((type) => type.stuck.length > 0);
  return (
    <>
      <Panel title={t("rollback.plan")}>
        <div className="z-stack">
          <Reversed plan={plan.data} chosen={states} busy={plan.isFetching} onTry={setStates} />
          <Kept plan={plan.data} />
        </div>
      </Panel>
      <Panel title={t("rollback.do")}>
        <div className="z-stack">
          {back.isError && <ProblemNote error={back.error} />}
          {stuck && <Note tone="warning">{t("rollback.stuck")}</Note>}
          <Reason disabled={stuck} busy={back.isPending} onSend={(message) => back.mutate(message)} />
        </div>
      </Panel>
    </>
  );
}

interface ReversedProps {
  readonly plan: RollbackView;
  readonly chosen: StateChoices;
  readonly busy: boolean;
  readonly onTry: (states: StateChoices) => void;
}

function Reversed({ plan, chosen, busy, onTry }: ReversedProps) {
  const { t } = useTexts();
  const moves = plan.types.filter(({ moved, failing, stuck }) => moved + failing + stuck.length > 0);
  return (
    <>
      <h3>{t("rollback.reverses")}</h3>
      <ul className="z-bullets">
        <li>{t("rollback.changes", { count: plan.changes.length })}</li>
        {plan.since.publications > 0 && <li>{t("rollback.publications", { count: plan.since.publications })}</li>}
        <li>{plan.moved === 0 ? t("rollback.noRecords") : t("rollback.records", { count: plan.moved, seconds: plan.seconds })}</li>
      </ul>
      {plan.changes.length > 0 && (
        <Fold summary={t("upgrade.each")}>
          <ChangeList changes={plan.changes} />
        </Fold>
      )}
      <MovesEffect title={t("rollback.moves")} moves={moves} chosen={chosen} busy={busy} onTry={onTry} failing={(count) => t("rollback.failing", { count })} />
    </>
  );
}

function Kept({ plan }: { readonly plan: RollbackView }) {
  const { t } = useTexts();
  return (
    <>
      <h3>{t("rollback.keeps")}</h3>
      <ul className="z-bullets">
        <li>{plan.since.entries === 0 ? t("rollback.noEntries") : t("rollback.entries", { count: plan.since.entries })}</li>
        <li>{t("rollback.trail")}</li>
        <li>{t("rollback.typed")}</li>
      </ul>
    </>
  );
}

function Reason({ disabled, busy, onSend }: { readonly disabled: boolean; readonly busy: boolean; readonly onSend: (message: string) => void }) {
  const { t } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [lacking, setLacking] = useState(false);
  return (
    <>
      {lacking && typed.trim() === "" && (
        <Note tone="bad" role="alert">
          {t("history.messageMissing")}
        </Note>
      )}
      <div>
        <label className="z-field-title" htmlFor={id}>
          {t("history.goBackMessage")}
        </label>
        <Input.TextArea id={id} maxLength={500} autoSize={{ minRows: 2 }} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </div>
      <div className="z-actions">
        <Button type="primary" danger disabled={disabled} loading={busy} onClick={() => (typed.trim() === "" ? setLacking(true) : onSend(typed.trim()))}>
          {t("rollback.button")}
        </Button>
        <Link to="/configuration">{t("back")}</Link>
      </div>
    </>
  );
}
