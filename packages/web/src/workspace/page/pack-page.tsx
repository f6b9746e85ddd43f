import { useQuery } from "@tanstack/react-query";
import type { PageBlock } from "@zhili/contracts";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { readPageData } from "../../api/pages.js";
import type { PageView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { OrgUnitPicker } from "../../ui/org-unit-picker.js";
import { PageHeader } from "../../ui/page-header.js";
import { EmptyState } from "../../ui/states.js";
import { pageRef } from "../shell/navigation.js";
import { Block } from "./block.js";
import { PageMeta } from "./page-meta.js";
import "./page.css";

const WITH_DATA: ReadonlySet<PageBlock["type"]> = new Set(["indicators", "chart", "table"]);

/** A page of a pack, block after block. */
export function PackPage() {
  const { t } = useTranslation();
  const { configuration } = useStanding();
  const { pack = "", page: id = "" } = useParams();
  const page = configuration.pages.find((item) => pageRef(item, configuration) === `${pack}:${id}`);
  if (page === undefined)
    return (
      <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search">
        <Link to="/">{t("nav.home")}</Link>
      </EmptyState>
    );
  return <Blocks key={`${pack}:${id}`} page={page} pageName={`${pack}:${id}`} />;
}

function Blocks({ page, pageName }: { readonly page: PageView; readonly pageName: string }) {
  const { t } = useTranslation();
  const [orgUnit, setOrgUnit] = useState<string>();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const needsData = page.blocks.some((block) => WITH_DATA.has(block.type));
  const query = { orgUnit, from: from === "" ? undefined : from, to: to === "" ? undefined : to };
  const data = useQuery({
    queryKey: ["page", pageName, query],
    queryFn: () => readPageData(pageName, query),
    enabled: needsData,
    placeholderData: (previous) => previous,
  });
  return (
    <>
      <PageHeader title={page.title} subtitle={page.description} />
      {needsData && (
        <fieldset className="z-page-filter z-no-print" aria-label={t("page.filter")}>
          <OrgUnitPicker
            label={t("field.orgUnit")}
            placeholder={t("field.orgUnit")}
            value={orgUnit}
            onChange={(value) => setOrgUnit(typeof value === "string" ? value : undefined)}
            width={220}
          />
          <Input type="date" aria-label={t("report.from")} value={from} onChange={(event) => setFrom(event.target.value)} style={{ width: 160 }} />
          <span aria-hidden="true">–</span>
          <Input type="date" aria-label={t("report.to")} value={to} onChange={(event) => setTo(event.target.value)} style={{ width: 160 }} />
        </fieldset>
      )}
      <div className="z-blocks">
        {page.blocks.map((block) => (
          <Block key={block.id} block={block} pageTitle={page.title} alone={page.blocks.length === 1} pageData={data} />
        ))}
      </div>
      {data.data?.meta !== undefined && <PageMeta meta={data.data.meta} />}
    </>
  );
}
