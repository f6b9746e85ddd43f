import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApprovalView, RecordTypeView, RecordView } from "../../api/types.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { StatusTag } from "../../ui/status-tag.js";
import { MoveDialog } from "./move-dialog.js";
import { neededText } from "./needed-text.js";

const TONES = { agree: "good", disagree: "bad", abstain: "neutral" } as const;

/** Who has agreed so far and what is still needed; sealed votes stay hidden. */
export function ApprovalsPanel({ type, record, approval }: { readonly type: RecordTypeView; readonly record: RecordView; readonly approval: ApprovalView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [move, setMove] = useState<string>();
  const needed = neededText(approval.needed, t);
  return (
    <Panel title={t("approval.title", { step: approval.title })} extra={<StatusTag tone="active">{t(`approval.kind.${approval.kind}`)}</StatusTag>}>
      {needed !== "" && <p>{needed}</p>}
      {approval.votes.length === 0 ? (
        <p className="z-quiet">{approval.sealed === true ? t("approval.sealed") : t("approval.none")}</p>
      ) : (
        <ul className="z-votes">
          {[...approval.votes.entries()].map(([place, vote]) => (
            <li key={place}>
              <StatusTag tone={vote.decision === undefined ? "neutral" : TONES[vote.decision]}>
                {vote.decision === undefined ? t("vote.sealed") : t(`vote.${vote.decision}`)}
              </StatusTag>
              <span>{vote.byName ?? t("vote.somebody")}</span>
              {vote.comment !== undefined && <span className="z-quiet">{vote.comment}</span>}
              {vote.at !== undefined && <span className="z-quiet z-small">{formatMoment(vote.at, language, new Date())}</span>}
            </li>
          ))}
        </ul>
      )}
      {(approval.moves?.length ?? 0) > 0 && (
        <div className="z-actions">
          {(approval.moves ?? []).map((name) => (
            <Button key={name} size="small" onClick={() => setMove(name)}>
              {t(`move.${name}`)}
            </Button>
          ))}
        </div>
      )}
      {move !== undefined && <MoveDialog type={type} record={record} move={move} transition={approval.transition} onClose={() => setMove(undefined)} />}
    </Panel>
  );
}
