import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { verifyLedger } from "../../api/ledgers.js";
import type { AccountView } from "../../api/types.js";
import { Icon } from "../../ui/icon.js";
import { ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";

/** Proves on request that no entry was altered or dropped. */
export function VerifyLedger({ ledger, head }: { readonly ledger: string; readonly head: AccountView["head"] }) {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => verifyLedger(ledger) });
  return (
    <div className="z-verify z-no-print">
      {head !== undefined && (
        <span className="z-quiet z-small">
          {t("account.head", { seq: head.seq })} <code title={head.hash}>{head.hash.slice(0, 12)}</code>
        </span>
      )}
      <Button size="small" icon={<Icon name="shield" />} loading={verify.isPending} onClick={() => verify.mutate()}>
        {t("account.verify")}
      </Button>
      <span role="status">
        {verify.data !== undefined && (
          <StatusTag tone={verify.data.ok ? "good" : "bad"}>
            {verify.data.ok ? t("account.verified", { count: verify.data.checked }) : t("account.altered")}
          </StatusTag>
        )}
      </span>
      {verify.isError && <ProblemNote error={verify.error} />}
    </div>
  );
}
