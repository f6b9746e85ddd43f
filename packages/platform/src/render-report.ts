import type { JsonObject } from "@zhili/contracts";
import { toDataURL } from "qrcode";
import { requireRight, subjectOf } from "./access/require-right.js";
import { titleIn } from "./configuration/translate.js";
import { AccessDenied, DefinitionUnknown } from "./errors.js";
import { type ExportedFile, type ExportKind, exportKind, writeTable } from "./exports/write-table.js";
import type { Platform, RequestContext } from "./platform.js";
import { orgUnit, ownUnit } from "./records/org-unit.js";
import { noticePeriod } from "./reports/notice-period.js";
import { type RenderAsk, renderDataIn, renderPageIn, renderTableIn } from "./reports/render-report-in.js";
import { readUnit } from "./unit/read-unit.js";
import type { Unit } from "./unit/unit.js";

export interface ReportRequest {
  readonly report: string;
  readonly parameters: JsonObject;
  readonly record?: { readonly type: string; readonly id: string };
  readonly orgUnit?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface RenderedReport {
  readonly type: "text/html" | "application/json";
  readonly body: string;
  readonly fileName: string;
}

/**
 * Renders a report for a person, within their rights, sensitive fields masked: a page to be printed, or data. What leaves as data is audited.
 * Throws ACCESS_DENIED, DEFINITION_UNKNOWN, REPORTS_*.
 */
export function renderReportFor(platform: Platform, context: RequestContext, request: ReportRequest & { format: "html" | "json" }): Promise<RenderedReport> {
  return readUnit(platform, context, async (unit) => {
    const ask = await askedFor(unit, request);
    if (request.format === "html") {
      const { text, fileName } = await renderPageIn(unit, ask);
      return { type: "text/html", body: text, fileName };
    }
    auditExport(unit, ask, request.format);
    const { text, fileName } = await renderDataIn(unit, ask);
    return { type: "application/json", body: text, fileName };
  });
}

/**
 * A report as a file of a kind that is registered, within the person's rights, sensitive fields masked; the export is audited.
 * Throws ACCESS_DENIED, DEFINITION_UNKNOWN, EXPORT_UNKNOWN, PLUGIN_PARAMETERS_WRONG.
 */
export function exportReport(platform: Platform, context: RequestContext, request: ReportRequest, kind: ExportKind): Promise<ExportedFile> {
  return readUnit(platform, context, async (unit) => {
    exportKind(platform.registry, kind.format);
    const ask = await askedFor(unit, request);
    auditExport(unit, ask, kind.format);
    const { title, columns, rows, fileName } = await renderTableIn(unit, ask);
    return writeTable(platform.registry, kind, { title, columns, language: context.language }, onePage(rows), fileName);
  });
}

async function* onePage<T>(rows: T): AsyncGenerator<T> {
  yield rows;
}

function auditExport(unit: Unit, { report, orgUnit: place }: RenderAsk, format: string): void {
  unit.audit("report.export", { type: report, id: place.id }, { format }, place.path);
}

/** What is to be rendered, once the person may read it. Throws ACCESS_DENIED, DEFINITION_UNKNOWN. */
async function askedFor(unit: Unit, request: ReportRequest): Promise<RenderAsk> {
  const placed = unit.configuration.reportDefinitions.get(request.report);
  if (placed === undefined) throw DefinitionUnknown({ facts: { ref: request.report, kind: "report" } });
  const working = request.record === undefined ? undefined : await unit.records.get(request.record.type, request.record.id);
  if (working !== undefined) requireRight(unit, "read", working.type, working.record);
  const named = request.orgUnit ?? working?.record.orgUnit;
  const place = named === undefined ? await ownUnit(unit.tx, unit.context.actor) : await orgUnit(unit.tx, named);
  if (placed.definition.public !== true) {
    // Whoever reads the record at its place or as one of its sides reads the report about it.
    const sides = named === working?.record.orgUnit ? (working?.record.partyPaths ?? []) : [];
    const decisions = [place.path, ...sides].map((orgPath) => unit.ability.can("read", subjectOf("report", request.report), { orgPath }));
    const decision = decisions.find(({ allowed }) => allowed) ?? unit.ability.can("read", subjectOf("report", request.report), { orgPath: place.path });
    if (!decision.allowed) {
      throw AccessDenied({
        facts: {
          verb: "查看",
          verbEn: "open",
          title: titleIn(unit, "report", request.report, placed.definition),
          reason: decision.reason ?? "",
          type: request.report,
          id: place.id,
        },
      });
    }
  }
  const posted =
    working !== undefined && placed.definition.kind === "notice" && request.from === undefined && request.to === undefined
      ? { period: await noticePeriod(unit, request.report, working.record) }
      : {};
  return {
    report: request.report,
    parameters: request.parameters,
    published: false,
    orgUnit: place,
    ...(working === undefined
      ? {}
      : { record: working.record, meta: { ...posted, qr: await toDataURL(`zhili:${working.type.ref}/${working.record.id}`, { margin: 0, width: 160 }) } }),
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(request.to === undefined ? {} : { to: request.to }),
  };
}
