import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { endShare, type ShareView } from "../../api/sharing.js";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, useProblemText } from "../../ui/states.js";
import { queryClient } from "../query-client.js";
import { ShareStanding } from "./share-standing.js";
import { useSharingTexts } from "./texts.js";

interface SharesPanelProps {
  readonly type: string;
  readonly record: string;
  readonly shares: readonly ShareView[];
}

/** With whom the record was shared; what stands can be ended at once. */
export function SharesPanel({ type, record, shares }: SharesPanelProps) {
  const { t } = useSharingTexts();
  const language = useLanguage();
  const end = useEnding(type, record);
  return (
    <Panel title={t("given.title")} flush>
      {shares.length === 0 && <EmptyState title={t("given.none")} text={t("given.noneText")} icon="link" />}
      {shares.length > 0 && (
        <div className="z-scroll">
          <table className="z-plain-table z-rows">
            <thead>
              <tr>
                <th scope="col">{t("given.unit")}</th>
                <th scope="col">{t("given.purpose")}</th>
                <th scope="col">{t("given.span")}</th>
                <th scope="col">{t("given.by")}</th>
                <th scope="col">{t("given.standing")}</th>
                <th scope="col">
                  <span className="z-hidden">{t("given.end")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shares.map((share) => (
                <tr key={share.id}>
                  <td>{share.orgUnitName}</td>
                  <td data-title={t("given.purpose")}>{share.purposeTitle}</td>
                  <td data-title={t("given.span")} className="z-number">
                    {t("given.days", { from: formatDate(share.from, language), until: formatDate(share.until, language) })}
                  </td>
                  <td data-title={t("given.by")}>{share.byName}</td>
                  <td data-title={t("given.standing")}>
                    <ShareStanding share={share} />
                  </td>
                  <td className="z-right">
                    {share.standing && (
                      <Button size="small" aria-label={t("given.endOf", { unit: share.orgUnitName, purpose: share.purposeTitle })} onClick={() => end(share)}>
                        {t("given.end")}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** Asks whether a share is to end, and ends it. */
function useEnding(type: string, record: string): (share: ShareView) => void {
  const { t } = useSharingTexts();
  const { message, modal } = App.useApp();
  const words = useProblemText();
  const ending = useMutation({
    mutationFn: (share: ShareView) => endShare(type, record, share.id),
    onSuccess: (_done, share) => void message.success(t("given.endDone", { unit: share.orgUnitName })),
    onError: (error) => void message.error(words(error).text),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ["shares"] }),
  });
  return (share) =>
    void modal.confirm({
      title: t("given.endTitle"),
      content: t("given.endText", { unit: share.orgUnitName }),
      okText: t("given.end"),
      cancelText: t("cancel"),
      onOk: () => ending.mutateAsync(share),
    });
}
