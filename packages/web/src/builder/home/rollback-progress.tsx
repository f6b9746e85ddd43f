import { Progress } from "antd";
import type { UpgradeRow } from "../../api/upgrades.js";
import { Panel } from "../../ui/panel.js";
import { useTexts } from "../texts.js";

/** How far an upgrade or its rollback has come. */
export function RollbackProgress({ upgrade }: { readonly upgrade: UpgradeRow }) {
  const { t } = useTexts();
  const { done, of } = upgrade.progress;
  const words = t(upgrade.status === "returning" ? "rollback.returning" : "rollback.underWay", { done, of });
  return (
    <Panel title={t("rollback.progress")}>
      <p role="status">{words}</p>
      <Progress aria-label={words} percent={of === 0 ? 0 : Math.min(100, Math.floor((100 * done) / of))} />
      <p className="z-quiet">{t("rollback.wait")}</p>
    </Panel>
  );
}
