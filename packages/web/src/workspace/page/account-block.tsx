import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Panel } from "../../ui/panel.js";
import { ReferencePicker } from "../../ui/reference-picker.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState } from "../../ui/states.js";

/** Looks up whose account of a ledger to open. */
export function AccountBlock({ ledger, title }: { readonly ledger: string; readonly title: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const configuration = useConfiguration();
  const [chosen, setChosen] = useState<string>();
  const holders = Object.values(configuration.recordTypes).filter((type) => type.accounts?.includes(ledger));
  const name = configuration.ledgers[ledger]?.title ?? "";
  if (holders.length === 0) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  return (
    <Panel title={title ?? name}>
      {holders.map((type) => (
        <div key={type.ref}>
          <label className="z-field-title" htmlFor={`account-${type.ref}`}>
            {t("account.whose", { title: type.title, ledger: name })}
          </label>
          <ReferencePicker
            id={`account-${type.ref}`}
            recordType={type.ref}
            value={chosen}
            width={360}
            onChange={(value) => {
              if (typeof value !== "string") return;
              setChosen(value);
              void navigate(refLink("ledgers", ledger, value));
            }}
          />
        </div>
      ))}
    </Panel>
  );
}
