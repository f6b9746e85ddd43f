import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { AccountBody } from "./account-body.js";

/** One account, under the name of its holder. */
export function AccountPage() {
  const { t } = useTranslation();
  const { pack = "", ledger = "", account: id = "" } = useParams();
  return (
    <AccountBody
      ledger={`${pack}:${ledger}`}
      id={id}
      header={({ account, title }) => (
        <PageHeader
          title={t("account.of", { holder: account.title, ledger: title })}
          above={account.type !== undefined && <Link to={refLink("records", account.type, account.id)}>{account.title}</Link>}
        />
      )}
    />
  );
}
