import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Link, useParams } from "react-router";
import { compareRevisions } from "../../api/revisions.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { ChangeList } from "../words/change-list.js";

/** What differs between two publications. */
export function ComparePage() {
  const { t } = useTexts();
  const { from = "", to = "" } = useParams();
  const compared = useQuery({ queryKey: ["configuration", "compare", from, to], queryFn: () => compareRevisions(Number(from), Number(to)) });
  const { added = [], withdrawn = [], changes = [] } = compared.data ?? {};
  const count = added.length + withdrawn.length + changes.length;
  return (
    <>
      <PageHeader title={t("compare.title", { from, to })} above={<Link to="/configuration">{t("title")}</Link>} />
      <Panel>
        {compared.isPending && <Skeleton active paragraph={{ rows: 5 }} />}
        {compared.isError && <ErrorState error={compared.error} retry={() => void compared.refetch()} />}
        {compared.data !== undefined && count === 0 && <EmptyState title={t("compare.same")} text={t("compare.sameText")} icon="check" />}
        {count > 0 && <p className="z-quiet">{t("compare.count", { count })}</p>}
        <ul>
          {added.map((one) => (
            <li key={one.pack}>{t("compare.added", { ...one })}</li>
          ))}
          {withdrawn.map((one) => (
            <li key={one.pack}>{t("compare.withdrawn", { ...one })}</li>
          ))}
        </ul>
        <ChangeList changes={changes} />
      </Panel>
    </>
  );
}
