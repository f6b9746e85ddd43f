import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Link, useParams } from "react-router";
import { readUpgrade, type UpgradeRow } from "../../api/upgrades.js";
import { useStanding } from "../../ui/configuration-context.js";
import { PageHeader } from "../../ui/page-header.js";
import { ErrorState, Note } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { RollbackPlan } from "./rollback-plan.js";
import { RollbackProgress } from "./rollback-progress.js";
import { RollbackResult } from "./rollback-result.js";

const EVERY_MS = 1_000;

/** Takes an upgrade back: the plan first, then how far it has come, then what became of it. */
export function RollbackPage() {
  const { id = "" } = useParams();
  const upgrade = useQuery({
    queryKey: ["configuration", "upgrades", id],
    queryFn: () => readUpgrade(id),
    refetchInterval: ({ state }) => (isOpen(state.data) ? EVERY_MS : false),
  });
  if (upgrade.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (upgrade.isError) return <ErrorState error={upgrade.error} retry={() => void upgrade.refetch()} />;
  return <OneRollback upgrade={upgrade.data} />;
}

function OneRollback({ upgrade }: { readonly upgrade: UpgradeRow }) {
  const { t } = useTexts();
  const { configuration } = useStanding();
  const pack = configuration.packs.find(({ id }) => id === upgrade.pack)?.title ?? upgrade.pack;
  const { from, to, status } = upgrade;
  return (
    <>
      <PageHeader title={t("rollback.title", { pack, from, to })} above={<Link to="/configuration">{t("title")}</Link>} subtitle={t("rollback.subtitle")} />
      <div className="z-stack">
        {status === "done" && <RollbackPlan upgrade={upgrade} />}
        {isOpen(upgrade) && <RollbackProgress upgrade={upgrade} />}
        {status === "returned" && <RollbackResult upgrade={upgrade} />}
        {status === "undone" && <Note>{t("rollback.undone")}</Note>}
      </div>
    </>
  );
}

function isOpen(upgrade: UpgradeRow | undefined): boolean {
  return upgrade !== undefined && !["done", "returned", "undone"].includes(upgrade.status);
}
