import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Json } from "@zhili/contracts";
import { Button, Input } from "antd";
import { useState } from "react";
import { type ConflictView, type Settlement, settleConflict } from "../../api/drafts.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { Fold } from "../definition/fold.js";
import { JsonText } from "../definition/json-text.js";
import type { KindSchema } from "../schema/kind-schema.js";
import { useTexts } from "../texts.js";
import { placeWords, refParts } from "../words/place-words.js";
import { ChosenBefore } from "./chosen-before.js";
import { type ConflictVersions, ThreeValues } from "./three-values.js";

interface ConflictProps {
  readonly draft: string;
  readonly version: number;
  readonly conflict: ConflictView;
  readonly schema: KindSchema | undefined;
  /** Of the pack that is upgraded. */
  readonly versions: ConflictVersions | undefined;
}

/** One conflict with its three values and a choice. */
export function ConflictPanel({ draft, version, conflict, schema, versions }: ConflictProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const client = useQueryClient();
  const [why, setWhy] = useState("");
  const [edited, setEdited] = useState<Json>(conflict.ours ?? conflict.theirs ?? conflict.base ?? "");
  const settle = useMutation({
    mutationFn: (choice: Pick<Settlement, "choice" | "value">) =>
      settleConflict(draft, version, { conflict: conflict.id, ...choice, ...(why.trim() === "" ? {} : { why: why.trim() }) }),
    onSettled: () => client.invalidateQueries({ queryKey: ["drafts"] }),
  });
  const { kind, name } = refParts(conflict.definition);
  const whole = t("changes.of", { kind: t(`kind.${kind}`, { defaultValue: kind }), title: conflict.title ?? name });
  const inside = placeWords(conflict.path, conflict.names ?? [], schema, language);
  const place = [whole, ...inside, ...(conflict.clash === "order" ? [t("changes.order")] : [])].join(" › ");
  return (
    <Panel title={place} extra={conflict.settled !== undefined && <StatusTag tone="good">{t(`conflict.settled.${conflict.settled}`)}</StatusTag>}>
      <div className="z-stack">
        {settle.isError && <ProblemNote error={settle.error} />}
        <ThreeValues conflict={conflict} versions={versions} />
        {conflict.choice !== undefined && (
          <ChosenBefore conflict={conflict} choice={conflict.choice} busy={settle.isPending} onTake={(choice) => settle.mutate(choice)} />
        )}
        <Input
          aria-label={`${t("conflict.why")} ${place}`}
          placeholder={t("conflict.why")}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        <div className="z-actions">
          <Button loading={settle.isPending} onClick={() => settle.mutate({ choice: "ours" })}>
            {t("conflict.takeOurs")}
          </Button>
          <Button loading={settle.isPending} onClick={() => settle.mutate({ choice: "theirs" })}>
            {t(conflict.met === "publication" ? "conflict.takePublished" : "conflict.takeTheirs")}
          </Button>
        </div>
        <Fold summary={t("conflict.edited")}>
          <div className="z-stack">
            {typeof edited === "string" ? (
              <Input.TextArea aria-label={t("conflict.editedLabel", { place })} autoSize value={edited} onChange={(event) => setEdited(event.target.value)} />
            ) : (
              <JsonText label={t("conflict.editedLabel", { place })} value={edited} onChange={setEdited} rows={3} />
            )}
            <div>
              <Button loading={settle.isPending} onClick={() => settle.mutate({ choice: "edited", value: edited })}>
                {t("conflict.takeEdited")}
              </Button>
            </div>
          </div>
        </Fold>
      </div>
    </Panel>
  );
}
