import { useQuery } from "@tanstack/react-query";
import type { PageBlock } from "@zhili/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { readPageData } from "../../api/pages.js";
import type { PageView } from "../../api/types.js";
import { DayInput } from "../../ui/day-input.js";
import { OrgUnitPicker } from "../../ui/org-unit-picker.js";
import { Block } from "./block.js";
import { PageMeta } from "./page-meta.js";
import "./page.css";

const WITH_DATA: ReadonlySet<PageBlock["type"]> = new Set(["indicators", "chart", "table", "map"]);

/** The blocks of a page, with the range of its figures above when it has any. The place is kept in the address. */
export function PageBlocks({ page, pageName }: { readonly page: PageView; readonly pageName: string }) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const orgUnit = parameters.get("place") ?? undefined;
  const setOrgUnit = (place: string | undefined) =>
    setParameters((standing) => {
      const written = new URLSearchParams(standing);
      if (place === undefined) written.delete("place");
      else written.set("place", place);
      return written;
    });
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const needsData = page.blocks.some((block) => WITH_DATA.has(block.type));
  const needsPlace = needsData || page.blocks.some((block) => block.type === "calendar");
  const query = { orgUnit, from: from === "" ? undefined : from, to: to === "" ? undefined : to };
  const data = useQuery({
    queryKey: ["page", pageName, query],
    queryFn: () => readPageData(pageName, query),
    enabled: needsData,
    placeholderData: (previous) => previous,
  });
  return (
    <>
      {needsPlace && (
        <fieldset className="z-page-filter z-no-print" aria-label={needsData ? t("page.filter") : t("page.placeFilter")}>
          <OrgUnitPicker
            label={t("field.orgUnit")}
            placeholder={t("field.orgUnit")}
            value={orgUnit}
            onChange={(value) => setOrgUnit(typeof value === "string" ? value : undefined)}
            width={220}
          />
          {needsData && (
            <>
              <DayInput label={t("report.from")} value={from} onChange={setFrom} width={160} />
              <span aria-hidden="true">–</span>
              <DayInput label={t("report.to")} value={to} onChange={setTo} width={160} />
            </>
          )}
        </fieldset>
      )}
      <div className="z-blocks">
        {page.blocks.map((block) => (
          <Block
            key={block.id}
            block={block}
            pageName={pageName}
            orgUnit={orgUnit}
            onOrgUnit={setOrgUnit}
            pageTitle={page.title}
            alone={page.blocks.length === 1}
            pageData={data}
          />
        ))}
      </div>
      {data.data?.meta !== undefined && <PageMeta meta={data.data.meta} />}
    </>
  );
}
