import type { UseQueryResult } from "@tanstack/react-query";
import type { PageBlock } from "@zhili/contracts";
import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BlockData, PageData } from "../../api/page-data.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/panel.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { TaskList } from "../home/task-list.js";
import { AccountBlock } from "./account-block.js";
import { CalendarBlock } from "./calendar-block.js";
import { Chart } from "./chart.js";
import { DataTable } from "./data-table.js";
import { Indicators } from "./indicators.js";
import { ListBlock } from "./list-block.js";
import { NoticesBlock } from "./notices-block.js";
import { TileMap } from "./tile-map.js";

const CounterBlock = lazy(async () => ({ default: (await import("../counter/counter-block.js")).CounterBlock }));

interface BlockProps {
  readonly block: PageBlock;
  readonly pageTitle: string;
  readonly pageName: string;
  /** To which the page's figures and calendars keep. */
  readonly orgUnit: string | undefined;
  readonly onOrgUnit: (orgUnit: string) => void;
  /** The only block of its page: the page's title is its title. */
  readonly alone: boolean;
  readonly pageData: UseQueryResult<PageData>;
}

/** One block of a page, by its type. */
export function Block({ block, pageTitle, pageName, orgUnit, onOrgUnit, alone, pageData }: BlockProps) {
  const { t } = useTranslation();
  const title = block.title ?? (alone ? undefined : pageTitle);
  switch (block.type) {
    case "list":
      return <ListBlock block={block} title={block.title} alone={alone} />;
    case "calendar":
      return <CalendarBlock block={block} pageName={pageName} orgUnit={orgUnit} title={block.title ?? pageTitle} />;
    case "counter":
      if (block.counter === undefined) return null;
      return (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <CounterBlock counter={block.counter} title={block.title ?? t("counter.who")} />
        </Suspense>
      );
    case "tasks":
      return <TaskList />;
    case "notices":
      return <NoticesBlock title={title ?? t("notice.list")} />;
    case "account":
      return block.ledger === undefined ? null : <AccountBlock ledger={block.ledger} title={title} />;
    case "report":
      return <ReportLink block={block} />;
    case "text":
      return (
        <Panel {...(block.title === undefined ? {} : { title: block.title })}>
          <p className="z-prose">{block.text}</p>
        </Panel>
      );
    case "indicators":
    case "chart":
    case "table":
    case "map":
      return (
        <Panel {...(block.title === undefined ? {} : { title: block.title })} flush={block.type === "table"}>
          {block.text !== undefined && <p className="z-quiet">{block.text}</p>}
          <WithData id={block.id} pageData={pageData}>
            {(data) => {
              if (block.type === "indicators") return <Indicators figures={data.figures ?? []} items={block.items ?? []} />;
              if (block.type === "table") return <DataTable data={data} />;
              if (block.type === "map") return <TileMap block={block} data={data} wentDown={orgUnit !== undefined} onOrgUnit={onOrgUnit} />;
              return <Chart kind={block.chart ?? "bar"} data={data} x={block.x} y={block.y} title={block.title ?? pageTitle} />;
            }}
          </WithData>
        </Panel>
      );
  }
}

function WithData({
  id,
  pageData,
  children,
}: {
  readonly id: string;
  readonly pageData: UseQueryResult<PageData>;
  readonly children: (data: BlockData) => React.ReactNode;
}) {
  const { t } = useTranslation();
  if (pageData.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (pageData.isError) return <ErrorState error={pageData.error} retry={() => void pageData.refetch()} />;
  const data = pageData.data.blocks[id];
  if (data === undefined) return <EmptyState title={t("page.noData")} icon="chart" />;
  if (data.problem !== undefined) return <EmptyState title={t("problem.refused")} text={data.problem} icon="error" />;
  return children(data);
}

function ReportLink({ block }: { readonly block: PageBlock }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const report = configuration.reports.find((item) => item.ref === block.report);
  if (report === undefined) return null;
  return (
    <Panel title={block.title ?? report.title}>
      {block.text !== undefined && <p>{block.text}</p>}
      <p>
        <Link to={refLink("reports", report.ref)}>
          <Icon name="chart" /> {t("report.openOf", { title: report.title })}
        </Link>
      </p>
    </Panel>
  );
}
