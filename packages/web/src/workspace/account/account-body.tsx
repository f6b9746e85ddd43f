import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readAccount } from "../../api/ledgers.js";
import type { AccountView, EntryView } from "../../api/types.js";
import { formatAmount } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { Why } from "../../ui/why.js";
import { EntryItem } from "./entry-item.js";
import { ReversalDialog } from "./reversal-dialog.js";
import { VerifyLedger } from "./verify-ledger.js";
import "./account.css";

interface AccountBodyProps {
  readonly ledger: string;
  readonly id: string;
  /** What stands above it, once it is known whose it is. */
  readonly header?: (account: AccountView) => React.ReactNode;
}

/** What an account holds, what of it can be spent, and every entry with its reason. */
export function AccountBody({ ledger, id, header }: AccountBodyProps) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ["account", ledger, id],
    queryFn: ({ pageParam }) => readAccount(ledger, id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
  const [reversing, setReversing] = useState<EntryView>();
  if (pages.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (pages.isError) return <ErrorState error={pages.error} retry={() => void pages.refetch()} />;
  const account = pages.data.pages[0];
  if (account === undefined) return null;
  const entries = pages.data.pages.flatMap((page) => page.entries);
  return (
    <>
      {header?.(account)}
      <div className="z-stack">
        <Balance account={account} ledger={ledger} />
        <Panel title={t("account.entries")} flush>
          {!account.mayReadEntries ? (
            <EmptyState title={t("account.entriesHidden")} text={t("account.entriesHiddenText")} icon="shield" />
          ) : entries.length === 0 ? (
            <EmptyState title={t("account.none")} text={t("account.noneText")} icon="coin" />
          ) : (
            <ol className="z-entries">
              {entries.map((entry) => (
                <EntryItem key={entry.id} entry={entry} unit={account.unit} onReverse={account.mayReverse === false ? undefined : () => setReversing(entry)} />
              ))}
            </ol>
          )}
          {pages.hasNextPage && (
            <div className="z-pager">
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t("account.older")}
              </Button>
            </div>
          )}
        </Panel>
      </div>
      {reversing !== undefined && <ReversalDialog ledger={ledger} entry={reversing} unit={account.unit} onClose={() => setReversing(undefined)} />}
    </>
  );
}

function Balance({ account, ledger }: { readonly account: AccountView; readonly ledger: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const amount = (value: number) => formatAmount(value, account.unit, language);
  const { balance, spendable } = account;
  const base = account.base ?? 0;
  return (
    <section className="z-panel z-balance" aria-label={t("account.balance")}>
      <dl>
        {balance !== undefined && (
          <div>
            <dt>{t("account.balance")}</dt>
            <dd className="z-number">{amount(balance)}</dd>
          </div>
        )}
        {spendable !== undefined && (
          <div>
            <dt>{t("account.spendable")}</dt>
            <dd className="z-number">
              {amount(spendable)}{" "}
              {balance !== undefined && base !== 0 && (
                <Why of={t("account.spendable")}>
                  <p>{t("account.spendableWhy", { balance: amount(balance), base: amount(base), spendable: amount(spendable) })}</p>
                </Why>
              )}
            </dd>
          </div>
        )}
        {base !== 0 && (
          <div>
            <dt>{t("account.base")}</dt>
            <dd className="z-number">{amount(base)}</dd>
          </div>
        )}
      </dl>
      <VerifyLedger ledger={ledger} head={account.head} />
    </section>
  );
}
