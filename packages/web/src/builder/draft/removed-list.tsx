import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type DraftView, restoreDefinition } from "../../api/drafts.js";
import { Panel } from "../../ui/panel.js";
import { useProblemText } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { refParts } from "../words/place-words.js";
import { KINDS } from "./definition-address.js";

/** Definitions of the packs that this draft takes away, each with a way back. */
export function RemovedList({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const words = useProblemText();
  const restore = useMutation({
    mutationFn: (ref: string) => {
      const { pack, kind, name } = refParts(ref);
      return restoreDefinition(draft.id, [pack, kind, name], draft.version);
    },
    onError: (error) => void message.error(words(error).text),
    onSettled: () => void client.invalidateQueries({ queryKey: ["drafts"] }),
  });
  const removed = draft.changes.filter(({ definition, operation, path }) => operation === "remove" && path === "" && KINDS.includes(refParts(definition).kind));
  if (removed.length === 0) return null;
  return (
    <Panel title={t("remove.list")}>
      <ul className="z-draft-list">
        {removed.map(({ definition, title }) => {
          const name = t("changes.of", { kind: t(`kind.${refParts(definition).kind}`), title: title ?? refParts(definition).name });
          return (
            <li key={definition}>
              <span>{name}</span>
              <Button size="small" loading={restore.isPending} aria-label={t("remove.restoreOf", { title: name })} onClick={() => restore.mutate(definition)}>
                {t("remove.restore")}
              </Button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
