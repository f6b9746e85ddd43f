import type { JsonObject } from "@zhili/contracts";
import { toDataURL } from "qrcode";
import { requireRight, subjectOf } from "./access/require-right.js";
import { titleIn } from "./configuration/translate.js";
import { AccessDenied, DefinitionUnknown } from "./errors.js";
import type { Platform, RequestContext } from "./platform.js";
import { orgUnit, ownUnit } from "./records/org-unit.js";
import { noticePeriod } from "./reports/notice-period.js";
import { type RenderedReport, renderReportIn } from "./reports/render-report-in.js";
import { readUnit } from "./unit/read-unit.js";

export interface ReportRequest {
  readonly report: string;
  readonly format: "html" | "csv" | "json";
  readonly parameters: JsonObject;
  readonly record?: { readonly type: string; readonly id: string };
  readonly orgUnit?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Renders a report for a person, within their rights, sensitive fields masked. Exports are audited. Throws ACCESS_DENIED, DEFINITION_UNKNOWN, REPORTS_*. */
export function renderReportFor(platform: Platform, context: RequestContext, request: ReportRequest): Promise<RenderedReport> {
  return readUnit(platform, context, async (unit) => {
    const placed = unit.configuration.reportDefinitions.get(request.report);
    if (placed === undefined) throw DefinitionUnknown({ facts: { ref: request.report, kind: "report" } });
    const working = request.record === undefined ? undefined : await unit.records.get(request.record.type, request.record.id);
    if (working !== undefined) requireRight(unit, "read", working.type, working.record);
    const named = request.orgUnit ?? working?.record.orgUnit;
    const place = named === undefined ? await ownUnit(unit.tx, context.actor) : await orgUnit(unit.tx, named);
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
    if (request.format !== "html") unit.audit("report.export", { type: request.report, id: place.id }, { format: request.format }, place.path);
    const posted =
      working !== undefined && placed.definition.kind === "notice" && request.from === undefined && request.to === undefined
        ? { period: await noticePeriod(unit, request.report, working.record) }
        : {};
    return renderReportIn(unit, {
      report: request.report,
      format: request.format,
      parameters: request.parameters,
      published: false,
      orgUnit: place,
      ...(working === undefined
        ? {}
        : { record: working.record, meta: { ...posted, qr: await toDataURL(`zhili:${working.type.ref}/${working.record.id}`, { margin: 0, width: 160 }) } }),
      ...(request.from === undefined ? {} : { from: request.from }),
      ...(request.to === undefined ? {} : { to: request.to }),
    });
  });
}
