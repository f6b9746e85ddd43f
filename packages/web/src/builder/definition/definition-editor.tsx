import { App, Button, Input, Segmented } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { DraftDefinition } from "../../api/drafts.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useNarrow } from "../../ui/use-media.js";
import { ProblemsPanel } from "../draft/problems-panel.js";
import type { KindSchema } from "../schema/kind-schema.js";
import { sameValue } from "../schema/set-at.js";
import { useTexts } from "../texts.js";
import { TRIED_KINDS, TryPanel } from "../try-out/try-panel.js";
import { hasSchema } from "../words/use-kind-schemas.js";
import { memberTitle, NamesContext } from "./builder-context.js";
import { DefinitionForm } from "./definition-form.js";
import { JsonText } from "./json-text.js";
import { PlainText } from "./plain-text.js";
import { RemoveDialog } from "./remove-dialog.js";
import { StalePanel } from "./stale-panel.js";
import { useDefinition } from "./use-definition.js";
import { useNames } from "./use-names.js";

interface EditorProps {
  readonly draft: string;
  /** Pack, kind and id. */
  readonly parts: readonly string[];
  readonly opened: DraftDefinition;
  readonly schema: KindSchema | undefined;
}

/** A definition as a form beside its JSON; both are the same value. */
export function DefinitionEditor({ draft, parts, opened, schema }: EditorProps) {
  const { t } = useTexts();
  const narrow = useNarrow();
  const { modal } = App.useApp();
  const [view, setView] = useState<"form" | "json">("form");
  const [wrong, setWrong] = useState<string>();
  const [trying, setTrying] = useState(false);
  const [removing, setRemoving] = useState(false);
  const edit = useDefinition(draft, parts, opened);
  const [pack = "", kind = "", name = ""] = parts;
  const { value } = edit;
  const names = useNames(draft, pack, value);
  const form =
    schema === undefined ? (
      typeof value === "string" ? (
        <PlainText label={t("edit.text")} value={value} onChange={edit.change} />
      ) : null
    ) : (
      <NamesContext value={names}>
        <DefinitionForm kind={schema} value={value} onChange={edit.change} put={edit.put} />
      </NamesContext>
    );
  const json = typeof value === "string" ? null : <JsonText label={t("edit.json")} value={value} onChange={edit.change} onWrong={setWrong} rows={12} />;
  const both = form !== null && json !== null;
  return (
    <>
      <PageHeader
        title={(typeof value === "string" ? undefined : memberTitle(opened.definition ?? opened.base)) ?? name}
        above={<Link to={`/configuration/drafts/${encodeURIComponent(draft)}`}>{t("drafts.title")}</Link>}
        subtitle={
          <span className="z-actions">
            {t(`kind.${kind}`, { defaultValue: kind })} · {name}
            <StatusTag tone={sameValue(value, opened.base) ? "neutral" : "active"}>
              {sameValue(value, opened.base) ? t("edit.packSame") : t("edit.packDifferent")}
            </StatusTag>
            {edit.dirty && <StatusTag tone="warning">{t("edit.unsaved")}</StatusTag>}
          </span>
        }
        actions={
          <>
            {hasSchema(kind) && <Button onClick={() => setRemoving(true)}>{t("remove.remove")}</Button>}
            {TRIED_KINDS.has(kind) && (
              <Button aria-expanded={trying} onClick={() => setTrying(!trying)}>
                {t("try.title")}
              </Button>
            )}
            <Button type="primary" loading={edit.saving} disabled={!edit.dirty || wrong !== undefined} onClick={() => edit.save()}>
              {t("edit.save")}
            </Button>
          </>
        }
      />
      {removing && <RemoveDialog draft={draft} parts={parts} title={memberTitle(value) ?? name} version={edit.version} onClose={() => setRemoving(false)} />}
      <div className="z-stack">
        {edit.stale !== undefined && <StalePanel stale={edit.stale} mine={value} opened={edit.saved} onKeep={edit.keepMine} onTake={edit.takeTheirs} />}
        {edit.error !== undefined && <ProblemNote error={edit.error} />}
        {edit.issues !== undefined && edit.issues.length > 0 && (
          <>
            <Note tone="warning" role="status">
              {t("edit.issues", { count: edit.issues.length })}
            </Note>
            <ProblemsPanel issues={edit.issues} parts={[]} draft={draft} />
          </>
        )}
        {trying && <TryPanel draft={draft} pack={pack} kind={kind} name={name} value={value} dirty={edit.dirty} onClose={() => setTrying(false)} />}
        <div className="z-actions">
          <Input
            aria-label={t("edit.why")}
            placeholder={t("edit.why")}
            maxLength={500}
            value={edit.why}
            onChange={(event) => edit.setWhy(event.target.value)}
            style={{ maxWidth: 420 }}
          />
          {opened.base !== null && !sameValue(value, opened.base) && (
            <Button
              onClick={() =>
                void modal.confirm({
                  title: t("edit.restore"),
                  content: t("edit.restoreText"),
                  okText: t("edit.restore"),
                  onOk: () => edit.change(opened.base),
                })
              }
            >
              {t("edit.restore")}
            </Button>
          )}
        </div>
        {both && narrow && (
          <Segmented
            aria-label={t("edit.views")}
            value={view}
            options={[
              { value: "form", label: t("edit.form") },
              { value: "json", label: t("edit.json") },
            ]}
            onChange={setView}
          />
        )}
        <div className={both && !narrow ? "z-beside" : ""}>
          {form !== null && (!narrow || !both || view === "form") && <Panel title={t(schema === undefined ? "edit.text" : "edit.form")}>{form}</Panel>}
          {json !== null && (!narrow || !both || view === "json") && (
            <Panel title={t("edit.json")}>
              <p className="z-quiet z-small">{t("edit.jsonHelp")}</p>
              {json}
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
