import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { listRecords, recordCodeUrl } from "../../api/records.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Panel } from "../../ui/panel.js";
import { ReferencePicker } from "../../ui/reference-picker.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { AccountBody } from "../account/account-body.js";

/** The account of a ledger: one's own at once, with the code that a counter reads; else a look-up of whose to open. */
export function AccountBlock({ ledger, title }: { readonly ledger: string; readonly title: string | undefined }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const holder = configuration.ledgers[ledger]?.account ?? "";
  const type = configuration.recordTypes[holder];
  const first = useQuery({
    queryKey: ["records", holder, "holders"],
    queryFn: ({ signal }) => listRecords(holder, { limit: 2 }, signal),
    enabled: type !== undefined,
  });
  if (type === undefined) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  if (first.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (first.isError) return <ErrorState error={first.error} retry={() => void first.refetch()} />;
  const [only, other] = first.data.items;
  if (only === undefined) return <EmptyState title={t("account.noHolder", { title: type.title })} text={t("account.noHolderText")} icon="coin" />;
  if (other !== undefined) return <LookUp ledger={ledger} holder={holder} holderTitle={type.title} title={title} />;
  return (
    <div className="z-stack">
      <Panel title={only.title}>
        <div className="z-own-code">
          <img src={recordCodeUrl(holder, only.id)} alt={t("account.codeAlt", { title: only.title })} width={160} height={160} />
          <p>{t("account.codeText")}</p>
        </div>
      </Panel>
      <AccountBody ledger={ledger} id={only.id} />
    </div>
  );
}

interface LookUpProps {
  readonly ledger: string;
  readonly holder: string;
  readonly holderTitle: string;
  readonly title: string | undefined;
}

function LookUp({ ledger, holder, holderTitle, title }: LookUpProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const configuration = useConfiguration();
  const [chosen, setChosen] = useState<string>();
  const name = configuration.ledgers[ledger]?.title ?? "";
  return (
    <Panel title={title ?? name}>
      <label className="z-field-title" htmlFor={`account-${holder}`}>
        {t("account.whose", { title: holderTitle, ledger: name })}
      </label>
      <ReferencePicker
        id={`account-${holder}`}
        recordType={holder}
        value={chosen}
        width={360}
        onChange={(value) => {
          if (typeof value !== "string") return;
          setChosen(value);
          void navigate(refLink("ledgers", ledger, value));
        }}
      />
    </Panel>
  );
}
