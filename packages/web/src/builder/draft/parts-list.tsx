import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { DraftPart, DraftView } from "../../api/drafts.js";
import { useStanding } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { Fold } from "../definition/fold.js";
import { useTexts } from "../texts.js";
import { refParts } from "../words/place-words.js";
import { definitionAddress } from "./definition-address.js";

/** All definitions by pack and kind; changed ones are marked. */
export function PartsList({ draft, onAdd }: { readonly draft: DraftView; readonly onAdd: () => void }) {
  const { t } = useTexts();
  const { configuration } = useStanding();
  const [typed, setTyped] = useState("");
  const [changedOnly, setChangedOnly] = useState(false);
  const q = typed.trim().toLowerCase();
  const found = draft.parts.filter(
    ({ ref, title, edits }) =>
      refParts(ref).name !== "" && (!changedOnly || edits > 0) && (q === "" || title.toLowerCase().includes(q) || ref.toLowerCase().includes(q)),
  );
  const groups = new Map<string, DraftPart[]>();
  for (const part of found) {
    const { pack, kind } = refParts(part.ref);
    const key = `${pack}:${kind}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const searching = q !== "" || changedOnly;
  return (
    <Panel
      title={t("draft.parts")}
      extra={
        <Button size="small" icon={<Icon name="plus" />} onClick={onAdd}>
          {t("add.title")}
        </Button>
      }
    >
      <div className="z-actions z-parts-search">
        <Input
          aria-label={t("draft.search")}
          placeholder={t("draft.search")}
          prefix={<Icon name="search" />}
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          style={{ maxWidth: 300 }}
        />
        <Checkbox checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)}>
          {t("draft.editedOnly")}
        </Checkbox>
        <span className="z-quiet">{t("draft.found", { count: found.length })}</span>
      </div>
      {found.length === 0 && <EmptyState title={t("draft.noneFound")} text={t("draft.noneFoundText")} icon="search" />}
      {[...groups].map(([key, parts]) => {
        const { pack, kind } = refParts(`${key}/`);
        const title = configuration.packs.find(({ id }) => id === pack)?.title ?? pack;
        const changed = parts.filter(({ edits }) => edits > 0).length;
        return (
          <Fold
            key={`${key} ${searching}`}
            open={searching}
            summary={
              <>
                {title} · {t(`kind.${kind}`, { defaultValue: kind })} <span className="z-quiet">{parts.length}</span>
                {changed > 0 && (
                  <>
                    {" "}
                    <StatusTag tone="active">
                      {t("draft.edited")} {changed}
                    </StatusTag>
                  </>
                )}
              </>
            }
          >
            <ul className="z-draft-list">
              {parts.map((part) => (
                <li key={part.ref}>
                  <Link to={definitionAddress(draft.id, part.ref)}>{part.title}</Link>
                  <span className="z-actions">
                    {part.origin === "own" && <StatusTag>{t("draft.own")}</StatusTag>}
                    {part.edits > 0 && <StatusTag tone="active">{t("drafts.edits", { count: part.edits })}</StatusTag>}
                  </span>
                </li>
              ))}
            </ul>
          </Fold>
        );
      })}
    </Panel>
  );
}
