import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Modal, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { listUses, removeDefinition } from "../../api/drafts.js";
import { useLanguage } from "../../ui/language.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { definitionAddress } from "../draft/definition-address.js";
import { useTexts } from "../texts.js";
import { placeWords, refParts } from "../words/place-words.js";
import { useKindSchemas } from "../words/use-kind-schemas.js";

interface RemoveDialogProps {
  readonly draft: string;
  readonly parts: readonly string[];
  readonly title: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Before a definition is taken away: what still uses it; nothing is taken away that something uses. */
export function RemoveDialog({ draft, parts, title, version, onClose }: RemoveDialogProps) {
  const { t } = useTexts();
  const { t: shared } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const client = useQueryClient();
  const go = useNavigate();
  const uses = useQuery({ queryKey: ["drafts", draft, "uses", ...parts], queryFn: () => listUses(draft, parts), staleTime: 0, gcTime: 0 });
  const remove = useMutation({
    mutationFn: () => removeDefinition(draft, parts, version),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["drafts"], exact: true });
      void client.invalidateQueries({ queryKey: ["drafts", draft], exact: true });
      void message.success(t("remove.done", { title }));
      go(`/configuration/drafts/${encodeURIComponent(draft)}`);
    },
  });
  const items = uses.data?.items;
  const schemas = useKindSchemas((items ?? []).flatMap(({ ref }) => (ref === undefined ? [] : [refParts(ref).kind])));
  const free = items?.length === 0;
  return (
    <Modal
      open
      title={t("remove.title", { title })}
      okText={t("remove.remove")}
      okButtonProps={{ danger: true, disabled: !free }}
      cancelText={shared("action.cancel")}
      confirmLoading={remove.isPending}
      onOk={() => remove.mutate()}
      onCancel={onClose}
    >
      <div className="z-stack">
        {remove.isError && <ProblemNote error={remove.error} />}
        {uses.isError && <ProblemNote error={uses.error} />}
        {uses.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
        {free && <p>{t("remove.free")}</p>}
        {items !== undefined && items.length > 0 && (
          <>
            <Note tone="warning">{t("remove.used", { count: items.length })}</Note>
            <ul className="z-reasons">
              {items.map((use) => (
                <li key={`${use.ref} ${use.path} ${use.message}`}>
                  {use.ref === undefined ? (
                    use.title
                  ) : (
                    <Link to={definitionAddress(draft, use.ref)}>{t("changes.of", { kind: t(`kind.${refParts(use.ref).kind}`), title: use.title })}</Link>
                  )}
                  <div className="z-quiet z-small">{placeWords(use.path, [], schemas.get(refParts(use.ref ?? ":").kind), language).join(" › ")}</div>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Modal>
  );
}
