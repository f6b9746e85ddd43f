import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { listPacks, type PackRow } from "../../api/revisions.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useTexts } from "../texts.js";
import { UpgradeDialog } from "./upgrade-dialog.js";
import { WithdrawDialog } from "./withdraw-dialog.js";

/** Packs in force with their versions, and the way to a newer one. */
export function PacksPanel() {
  const { t } = useTexts();
  const [upgrading, setUpgrading] = useState(false);
  const [withdrawing, setWithdrawing] = useState<PackRow>();
  const packs = useQuery({ queryKey: ["configuration", "packs"], queryFn: listPacks });
  return (
    <Panel title={t("packs.title")} extra={<Button onClick={() => setUpgrading(true)}>{t("upgrade.button")}</Button>} flush>
      {packs.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {packs.isError && <ErrorState error={packs.error} retry={() => void packs.refetch()} />}
      {packs.data !== undefined && (
        <table className="z-plain-table z-rows">
          <thead>
            <tr>
              <th scope="col">{t("packs.name")}</th>
              <th scope="col">{t("packs.version")}</th>
              <th scope="col">{t("packs.holds")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {packs.data.items.map((pack) => (
              <tr key={pack.id}>
                <td>
                  <span className="z-actions">
                    {pack.title}
                    {pack.sample && <StatusTag>{t("packs.sample")}</StatusTag>}
                    {pack.withdrawn && <StatusTag tone="warning">{t("withdraw.is")}</StatusTag>}
                  </span>
                </td>
                <td data-title={t("packs.version")} className="z-number">
                  {pack.version}
                </td>
                <td data-title={t("packs.holds")} className="z-quiet">
                  {Object.entries(pack.definitions)
                    .map(([kind, count]) => t("packs.count", { kind: t(`kind.${kind}`, { defaultValue: kind }), count }))
                    .join(" · ")}
                </td>
                <td>
                  {!pack.withdrawn && (
                    <Button size="small" aria-label={t("withdraw.title", { title: pack.title })} onClick={() => setWithdrawing(pack)}>
                      {t("withdraw.button")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withdrawing !== undefined && <WithdrawDialog pack={withdrawing} onClose={() => setWithdrawing(undefined)} />}
      {upgrading && <UpgradeDialog onClose={() => setUpgrading(false)} />}
    </Panel>
  );
}
