import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { addDefinition, type DraftView } from "../../api/drafts.js";
import { useStanding } from "../../ui/configuration-context.js";
import { ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { refParts } from "../words/place-words.js";
import { definitionAddress, KINDS } from "./definition-address.js";

/** Kinds that are about records of some type, which is asked for when one begins as the least. */
const ABOUT_RECORDS: ReadonlySet<string> = new Set(["workflow", "ledger", "scorecard", "schedule", "report", "role", "page"]);
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A new definition of any kind: its name, its id, and what it begins as. */
export function NewDefinitionDialog({ draft, onClose }: { readonly draft: DraftView; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const { configuration } = useStanding();
  const client = useQueryClient();
  const go = useNavigate();
  const [pack, setPack] = useState(configuration.packs.at(-1)?.id ?? "");
  const [kind, setKind] = useState("record-type");
  const [title, setTitle] = useState("");
  const [typedId, setId] = useState<string>();
  const [copyOf, setCopyOf] = useState<string>();
  const [recordType, setRecordType] = useState<string>();
  const [tried, setTried] = useState(false);
  const parts = draft.parts.map((part) => ({ ...part, ...refParts(part.ref) }));
  const same = parts.filter((part) => part.pack === pack && part.kind === kind);
  const types = parts.filter((part) => part.kind === "record-type");
  const id =
    typedId ??
    freeId(
      kind,
      same.map(({ name }) => name),
    );
  const asksType = copyOf === undefined && ABOUT_RECORDS.has(kind);
  const taken = same.some(({ name }) => name === id);
  const wrongId = taken ? t("add.idTaken") : ID.test(id) ? undefined : t("add.idWrong");
  const lacks = title.trim() === "" || wrongId !== undefined || (asksType && recordType === undefined);
  const add = useMutation({
    mutationFn: () =>
      addDefinition(draft.id, draft.version, {
        pack,
        kind,
        id,
        title: title.trim(),
        ...(copyOf === undefined ? {} : { copyOf }),
        ...(asksType && recordType !== undefined ? { recordType } : {}),
      }),
    onSuccess: ({ ref }) => {
      void client.invalidateQueries({ queryKey: ["drafts"] });
      go(definitionAddress(draft.id, ref));
    },
  });
  const send = () => {
    setTried(true);
    if (!lacks) add.mutate();
  };
  const missing = (is: boolean, text: string) => (tried && is ? { validateStatus: "error" as const, help: text } : {});
  return (
    <Modal open title={t("add.title")} okText={t("add.add")} cancelText={shared("action.cancel")} confirmLoading={add.isPending} onOk={send} onCancel={onClose}>
      <Form layout="vertical" component="div">
        {add.isError && <ProblemNote error={add.error} />}
        <Form.Item label={t("add.kind")} htmlFor="add-kind">
          <Select
            id="add-kind"
            value={kind}
            options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            onChange={(next) => {
              setKind(next);
              setCopyOf(undefined);
              setId(undefined);
            }}
          />
        </Form.Item>
        <Form.Item label={t("add.pack")} htmlFor="add-pack">
          <Select
            id="add-pack"
            value={pack}
            options={configuration.packs.map((one) => ({ value: one.id, label: one.title }))}
            onChange={(next) => {
              setPack(next);
              setCopyOf(undefined);
              setId(undefined);
            }}
          />
        </Form.Item>
        <Form.Item label={t("add.name")} htmlFor="add-name" required {...missing(title.trim() === "", t("add.nameMissing"))}>
          <Input id="add-name" maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        <Form.Item
          label={t("add.id")}
          htmlFor="add-id"
          required
          {...(wrongId === undefined ? { extra: t("add.idHelp") } : { validateStatus: "error" as const, help: wrongId })}
        >
          <Input id="add-id" maxLength={64} value={id} onChange={(event) => setId(event.target.value)} />
        </Form.Item>
        <Form.Item label={t("add.from")} htmlFor="add-from">
          <Select
            id="add-from"
            value={copyOf ?? ""}
            showSearch={{ optionFilterProp: "label" }}
            options={[{ value: "", label: t("add.least") }, ...same.map((one) => ({ value: one.name, label: t("add.copyOf", { title: one.title }) }))]}
            onChange={(next) => setCopyOf(next === "" ? undefined : next)}
          />
        </Form.Item>
        {asksType && (
          <Form.Item label={t("add.about")} htmlFor="add-about" required {...missing(recordType === undefined, t("add.aboutMissing"))}>
            <Select
              id="add-about"
              value={recordType ?? null}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("edit.choose")}
              options={types.map((one) => ({ value: `${one.pack}:${one.name}`, label: one.title }))}
              onChange={(next) => setRecordType(next ?? undefined)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** An id that nothing of the kind has yet. */
function freeId(kind: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}
