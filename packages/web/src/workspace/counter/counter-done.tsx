import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordView } from "../../api/types.js";
import { formatAmount, type LedgerUnit } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { refLink } from "../../ui/refs.js";
import { ReportFrame } from "../report/report-frame.js";
import type { Reckoning } from "./basket.js";
import type { Subject } from "./subject-finder.js";
import type { CounterDefinition } from "./use-catalogue.js";

interface CounterDoneProps {
  readonly counter: CounterDefinition;
  readonly record: RecordView;
  readonly subject: Subject;
  readonly sum: Reckoning;
  readonly unit: LedgerUnit | undefined;
  readonly onNext: () => void;
}

/** What was handed over, the receipt, and the next person. */
export function CounterDone({ counter, record, subject, sum, unit, onNext }: CounterDoneProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="z-panel z-counter-done" role="status">
      <div className="z-stack">
        <h2>
          <Icon name="check-circle" /> {t("counter.done")}
        </h2>
        <p>{t("counter.doneText", { name: subject.title, total: formatAmount(sum.total, unit, language), left: formatAmount(sum.left, unit, language) })}</p>
        <p>
          <Link to={refLink("records", counter.recordType, record.id)}>{record.title}</Link>
        </p>
        <Button type="primary" size="large" autoFocus onClick={onNext}>
          {t("counter.next")}
        </Button>
      </div>
      {counter.receipt !== undefined && (
        <ReportFrame report={counter.receipt} query={{ record: `${counter.recordType}/${record.id}` }} title={t("counter.receipt")} paper="receipt-58mm" />
      )}
    </section>
  );
}
