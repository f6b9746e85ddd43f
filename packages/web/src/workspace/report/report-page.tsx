import type { JsonObject } from "@zhili/contracts";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { reportUrl } from "../../api/reports.js";
import type { Query } from "../../api/request.js";
import type { ReportView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { DayInput } from "../../ui/day-input.js";
import { FieldsForm } from "../../ui/form/fields-form.js";
import { withoutEmpty } from "../../ui/form/validate-data.js";
import { localDay } from "../../ui/format-date.js";
import { Icon } from "../../ui/icon.js";
import { OrgUnitPicker } from "../../ui/org-unit-picker.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { packOf } from "../../ui/refs.js";
import { EmptyState } from "../../ui/states.js";
import { ReportFrame } from "./report-frame.js";
import { nameOf, SPANS, spanOf } from "./spans.js";

export function ReportPage() {
  const { t } = useTranslation();
  const { configuration } = useStanding();
  const { pack = "", report: id = "" } = useParams();
  const report = configuration.reports.find((item) => item.ref === `${pack}:${id}`);
  if (report === undefined)
    return (
      <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search">
        <Link to="/reports">{t("nav.reports")}</Link>
      </EmptyState>
    );
  return (
    <>
      <PageHeader title={report.title} />
      <Parameters key={report.ref} report={report} />
    </>
  );
}

/** Kinds of file in which a report that is a table can be taken away. */
const FILES = ["xlsx", "csv"] as const;

/** Parameters above, the printable page below. */
function Parameters({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation();
  const { configuration, me } = useStanding();
  const [parameters] = useSearchParams();
  const today = localDay(new Date(), configuration.calendar?.zone);
  const [span, setSpan] = useState(() => spanOf(report.span === "year" ? "thisYear" : "thisMonth", today));
  const [orgUnit, setOrgUnit] = useState<string | undefined>(parameters.get("orgUnit") ?? me.orgUnits[0]?.id);
  const [values, setValues] = useState<JsonObject>({});
  const record = parameters.get("record") ?? undefined;
  const draft: Query = { record, orgUnit, from: span.from, to: span.to, ...flat(withoutEmpty(values)) };
  const [asked, setAsked] = useState<Query | undefined>((report.parameters?.required?.length ?? 0) > 0 ? undefined : draft);
  const context = useMemo(() => ({ configuration, pack: packOf(report.ref), recordType: report.ref, labels: {} }), [configuration, report.ref]);
  const part = useMemo(() => ({ schema: report.parameters ?? { type: "object" as const, properties: {} } }), [report.parameters]);
  const formats = report.formats ?? ["html"];
  return (
    <div className="z-stack">
      <Panel>
        <form
          className="z-parameters z-no-print"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(draft);
          }}
        >
          <div>
            <label className="z-field-title" htmlFor="report-org-unit">
              {t("field.orgUnit")}
            </label>
            <OrgUnitPicker id="report-org-unit" value={orgUnit} onChange={(value) => setOrgUnit(typeof value === "string" ? value : undefined)} width={260} />
          </div>
          <fieldset className="z-spans" aria-label={t("report.span")}>
            {SPANS.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={nameOf(span, today) === name}
                onClick={() => {
                  setSpan(spanOf(name, today));
                  setAsked({ ...draft, ...spanOf(name, today) });
                }}
              >
                {t(`report.${name}`)}
              </button>
            ))}
          </fieldset>
          <div>
            <label className="z-field-title" htmlFor="report-from">
              {t("report.from")}
            </label>
            <DayInput id="report-from" value={span.from} onChange={(day) => setSpan({ ...span, from: day })} />
          </div>
          <div>
            <label className="z-field-title" htmlFor="report-to">
              {t("report.to")}
            </label>
            <DayInput id="report-to" value={span.to} onChange={(day) => setSpan({ ...span, to: day })} />
          </div>
          {Object.keys(part.schema.properties).length > 0 && (
            <div className="z-wide">
              <FieldsForm prefix="parameter" part={part} data={values} onChange={setValues} issues={[]} context={context} />
            </div>
          )}
          <div className="z-actions">
            <Button type="primary" htmlType="submit">
              {t("report.show")}
            </Button>
            {formats.includes("csv") &&
              FILES.map((format) => (
                <Button key={format} href={reportUrl(report.ref, { ...draft, format })} download icon={<Icon name="download" />}>
                  {t(`report.${format}`)}
                </Button>
              ))}
          </div>
        </form>
      </Panel>
      {asked === undefined ? (
        <EmptyState title={t("report.notYet")} text={t("report.notYetText")} icon="chart" />
      ) : (
        <ReportFrame report={report.ref} query={asked} title={report.title} paper={report.paper} />
      )}
    </div>
  );
}

function flat(values: unknown): Query {
  const query: Record<string, string | number | boolean> = {};
  if (typeof values !== "object" || values === null) return query;
  for (const [name, value] of Object.entries(values))
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") query[name] = value;
  return query;
}
