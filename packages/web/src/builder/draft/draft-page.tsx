import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { type DraftView, discardDraft, readDraft, updateDraft } from "../../api/drafts.js";
import { readSecondPersonRule } from "../../api/revisions.js";
import { useStanding } from "../../ui/configuration-context.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState, Note, useProblemText } from "../../ui/states.js";
import { RehearsalPanel } from "../rehearsal/rehearsal-panel.js";
import { useTexts } from "../texts.js";
import { ChangeList } from "../words/change-list.js";
import { NewDefinitionDialog } from "./new-definition-dialog.js";
import { PartsList } from "./parts-list.js";
import { ProblemsPanel } from "./problems-panel.js";
import { PublishDialog } from "./publish-dialog.js";
import { RemovedList } from "./removed-list.js";
import { SubmittedNote } from "./submitted-note.js";
import { UpgradePanel } from "./upgrade-panel.js";

/** One draft: its definitions, what is wrong with it, and how it differs from the packs. */
export function DraftPage() {
  const { draft: id = "" } = useParams();
  const draft = useQuery({ queryKey: ["drafts", id], queryFn: () => readDraft(id) });
  if (draft.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (draft.isError) return <ErrorState error={draft.error} retry={() => void draft.refetch()} />;
  return <OneDraft draft={draft.data} />;
}

function OneDraft({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const go = useNavigate();
  const words = useProblemText();
  const [publishing, setPublishing] = useState(false);
  const [rehearsing, setRehearsing] = useState(false);
  const [adding, setAdding] = useState(false);
  const refused = (error: unknown) => void message.error(words(error).text);
  const again = () => void client.invalidateQueries({ queryKey: ["drafts"] });
  const update = useMutation({ mutationFn: () => updateDraft(draft.id), onError: refused, onSettled: again });
  const discard = useMutation({
    mutationFn: () => discardDraft(draft.id),
    onError: refused,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["drafts"], exact: true });
      void message.success(t("draft.discarded"));
      go("/configuration");
    },
  });
  const { me } = useStanding();
  const rule = useQuery({ queryKey: ["configuration", "second-person"], queryFn: readSecondPersonRule });
  const submitted = draft.submitted?.version === draft.version ? draft.submitted : undefined;
  const mine = submitted?.by === me.id;
  const second = rule.data?.needed === true && (submitted === undefined || mine);
  const address = `/configuration/drafts/${encodeURIComponent(draft.id)}`;
  return (
    <>
      <PageHeader
        title={draft.title}
        above={<Link to="/configuration">{t("title")}</Link>}
        subtitle={`${t("draft.on", { seq: draft.on })} · ${t("draft.editors", { names: draft.editors.join("、") })}`}
        actions={
          <>
            <Button
              onClick={() =>
                void modal.confirm({
                  title: t("draft.discard"),
                  content: t("draft.discardText"),
                  okText: t("draft.discard"),
                  cancelText: shared("action.cancel"),
                  onOk: () => discard.mutateAsync(),
                })
              }
            >
              {t("draft.discard")}
            </Button>
            <Button disabled={rehearsing} onClick={() => setRehearsing(true)}>
              {t("rehearsal.button")}
            </Button>
            <Button type="primary" disabled={mine} onClick={() => setPublishing(true)}>
              {t(second ? "second.submit" : submitted === undefined ? "draft.publish" : "second.publish")}
            </Button>
          </>
        }
      />
      <div className="z-stack">
        {submitted !== undefined && <SubmittedNote draft={draft} submitted={submitted} mine={mine} />}
        {draft.behind > 0 && (
          <Note tone="warning">
            <p>{t("draft.behind", { count: draft.behind })}</p>
            <Button size="small" loading={update.isPending} onClick={() => update.mutate()}>
              {t("draft.update")}
            </Button>
          </Note>
        )}
        {(draft.conflicts ?? []).length > 0 && (
          <Note tone={draft.open > 0 ? "warning" : "good"}>
            <Link to={`${address}/conflicts`}>
              {draft.open > 0
                ? t("draft.settle", { count: draft.open })
                : `${t(draft.upgrade === undefined ? "conflict.titlePublished" : "draft.conflicts")}${t("draft.colon")}${t("conflict.done")}`}
            </Link>
          </Note>
        )}
        {draft.upgrade !== undefined && <UpgradePanel draft={draft} upgrade={draft.upgrade} />}
        {rehearsing && <RehearsalPanel draft={draft} onClose={() => setRehearsing(false)} />}
        <PartsList draft={draft} onAdd={() => setAdding(true)} />
        <RemovedList draft={draft} />
        <ProblemsPanel issues={draft.issues} parts={draft.parts} draft={draft.id} />
        {draft.changes.length > 0 && (
          <Panel title={t("draft.changes")}>
            <ChangeList changes={draft.changes} />
          </Panel>
        )}
      </div>
      {adding && <NewDefinitionDialog draft={draft} onClose={() => setAdding(false)} />}
      {publishing && <PublishDialog draft={draft} second={second} onClose={() => setPublishing(false)} />}
    </>
  );
}
