import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { listBalances } from "../../api/ledgers.js";
import { formatAmount, type LedgerUnit } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState } from "../../ui/states.js";
import type { Subject } from "./subject-finder.js";

/** What the subject has in the counter's ledger. */
export function usePurse(ledger: string, subject: Subject | undefined) {
  return useQuery({
    queryKey: ["balances", ledger, subject?.id],
    queryFn: async () => (await listBalances(ledger, [subject?.id ?? ""], undefined)).items[0] ?? null,
    enabled: subject !== undefined,
  });
}

interface SubjectPanelProps {
  readonly subject: Subject;
  readonly purse: ReturnType<typeof usePurse>;
  readonly unit: LedgerUnit | undefined;
  readonly disabled: boolean;
  readonly onOther: () => void;
}

/** Who is served, and what they can spend. */
export function SubjectPanel({ subject, purse, unit, disabled, onOther }: SubjectPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = (value: number) => formatAmount(value, unit, language);
  return (
    <Panel
      title={subject.title}
      extra={
        <Button disabled={disabled} onClick={onOther}>
          {t("counter.other")}
        </Button>
      }
    >
      <div className="z-purse">
        <span className="z-quiet">{subject.words}</span>
        {purse.isPending && <Skeleton.Input active />}
        {purse.isError && <ErrorState error={purse.error} retry={() => void purse.refetch()} />}
        {purse.data === null && <span>{t("counter.purseHidden")}</span>}
        {purse.data !== undefined && purse.data !== null && (
          <dl>
            <div>
              <dt>{t("account.spendable")}</dt>
              <dd className="z-number">{figure(purse.data.spendable)}</dd>
            </div>
            <div className="z-quiet">
              <dt>{t("account.balance")}</dt>
              <dd className="z-number">{figure(purse.data.balance)}</dd>
            </div>
          </dl>
        )}
      </div>
    </Panel>
  );
}
