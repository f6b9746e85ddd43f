import type { ShareRead } from "../../api/sharing.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState } from "../../ui/states.js";
import { useSharingTexts } from "./texts.js";

/** As many as the server lists. */
const MOST = 1_000;

interface ReadsPanelProps {
  readonly reads: readonly ShareRead[];
  /** Titles of purposes by id. */
  readonly purposes: ReadonlyMap<string, string>;
}

/** Who looked at the record from elsewhere, when and for which unit. */
export function ReadsPanel({ reads, purposes }: ReadsPanelProps) {
  const { t } = useSharingTexts();
  const language = useLanguage();
  return (
    <Panel title={t("reads.title")} flush>
      {reads.length === 0 && <EmptyState title={t("reads.none")} text={t("reads.noneText")} icon="eye" />}
      {reads.length > 0 && (
        <div className="z-scroll">
          <table className="z-plain-table z-rows">
            <thead>
              <tr>
                <th scope="col">{t("reads.who")}</th>
                <th scope="col">{t("reads.where")}</th>
                <th scope="col">{t("reads.when")}</th>
                <th scope="col">{t("reads.purpose")}</th>
              </tr>
            </thead>
            <tbody>
              {reads.map((read) => (
                <tr key={read.id}>
                  <td>{read.actorName}</td>
                  <td data-title={t("reads.where")}>{read.orgUnitName}</td>
                  <td data-title={t("reads.when")} className="z-number">
                    {formatMoment(read.at, language, new Date())}
                  </td>
                  <td data-title={t("reads.purpose")}>{purposes.get(read.purpose) ?? read.purpose}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {reads.length === MOST && <p className="z-quiet z-small z-nothing">{t("reads.most", { count: MOST })}</p>}
    </Panel>
  );
}
