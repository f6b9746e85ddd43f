import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { EntryView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatDate, formatMoment } from "../../ui/format-date.js";
import { formatAmount, formatSigned, fromSmallestUnit, type LedgerUnit, unitTitle } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { refLink } from "../../ui/refs.js";
import { StatusTag } from "../../ui/status-tag.js";

interface EntryItemProps {
  readonly entry: EntryView;
  readonly unit: LedgerUnit;
  readonly onReverse: (() => void) | undefined;
}

/** One entry in a line; 为什么 opens rule, source and people. */
export function EntryItem({ entry, unit, onReverse }: EntryItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const [open, setOpen] = useState(false);
  const details = `entry-${entry.id}`;
  const reversed = entry.reversedBy !== undefined;
  return (
    <li className="z-entry" data-reversed={reversed}>
      <time className="z-quiet z-small" dateTime={entry.at}>
        {formatDate(entry.day, language)}
      </time>
      <div>
        <span>{entry.reason}</span> {entry.kind === "reversal" && <StatusTag tone="warning">{t("entry.reversal")}</StatusTag>}
        {reversed && <StatusTag>{t("entry.reversed")}</StatusTag>}
      </div>
      <button type="button" className="z-why" aria-expanded={open} aria-controls={details} onClick={() => setOpen(!open)}>
        {t("why.short")}
      </button>
      <strong className="z-number" data-sign={Math.sign(entry.amount)}>
        {formatSigned(fromSmallestUnit(entry.amount, unit), language)} <span className="z-small">{unitTitle(unit)}</span>
      </strong>
      {open && (
        <div id={details} className="z-entry-why">
          <dl>
            {entry.rule !== undefined && (
              <Fact title={t("entry.rule")}>
                {entry.ruleTitle ?? entry.rule}
                {entry.ruleVersion !== undefined && <span className="z-quiet"> · {t("entry.ruleVersion", { version: entry.ruleVersion })}</span>}
              </Fact>
            )}
            <Fact title={t("entry.source")}>
              {configuration.recordTypes[entry.source.type] === undefined ? (
                (entry.sourceTitle ?? entry.source.id)
              ) : (
                <Link to={refLink("records", entry.source.type, entry.source.id)}>{entry.sourceTitle ?? t("entry.openSource")}</Link>
              )}
            </Fact>
            <Fact title={t("entry.operator")}>{entry.operatorName ?? entry.operator}</Fact>
            {(entry.approverName ?? entry.approver) !== undefined && <Fact title={t("entry.approver")}>{entry.approverName ?? entry.approver}</Fact>}
            <Fact title={t("entry.at")}>{formatMoment(entry.at, language, new Date())}</Fact>
            {entry.lot !== undefined && <Fact title={t("entry.lot")}>{entry.lotTitle ?? entry.lot}</Fact>}
            {entry.purpose !== undefined && <Fact title={t("entry.purpose")}>{entry.purpose}</Fact>}
            {entry.cut !== undefined && entry.cut > 0 && (
              <Fact title={t("entry.cut")}>{t("entry.cutText", { amount: formatAmount(entry.cut, unit, language) })}</Fact>
            )}
            <Fact title={t("entry.chain")}>
              {t("entry.seq", { seq: entry.seq })} <code>{entry.hash.slice(0, 12)}</code>
            </Fact>
          </dl>
          {onReverse !== undefined && entry.kind !== "reversal" && !reversed && (
            <Button size="small" className="z-no-print" onClick={onReverse}>
              {t("entry.reverse")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
