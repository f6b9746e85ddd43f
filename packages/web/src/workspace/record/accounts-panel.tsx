import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatAmount } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { refLink } from "../../ui/refs.js";

/** Balances of the ledgers whose account this record is, each opening into its entries. */
export function AccountsPanel({ record }: { readonly record: RecordView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  return (
    <Panel title={t("account.panel")}>
      <ul className="z-balances">
        {(record.accounts ?? []).map((account) => {
          const unit = configuration.ledgers[account.ledger]?.unit ?? account.unit;
          return (
            <li key={account.ledger}>
              <span className="z-quiet">{account.title}</span>
              <strong className="z-number">{formatAmount(account.balance, unit, language)}</strong>
              {account.spendable !== undefined && account.spendable !== account.balance && (
                <span className="z-quiet z-number">{t("account.spendableIs", { amount: formatAmount(account.spendable, unit, language) })}</span>
              )}
              <Link to={refLink("ledgers", account.ledger, record.id)}>{t("account.why")}</Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
