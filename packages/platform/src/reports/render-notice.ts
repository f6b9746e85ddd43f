import type { StoredRecord } from "@zhili/contracts";
import { toDataURL } from "qrcode";
import { orgUnit } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { renderReportIn } from "./render-report-in.js";

/** The text of a notice: masked, with the days it stands, a QR code to its public page and the heads of the ledgers' chains. */
export async function renderNotice(
  unit: Unit,
  request: {
    report: string;
    record: StoredRecord;
    notice: string;
    title: string;
    lastDay?: string;
    heads?: readonly { ledger: string; seq: number; hash: string }[];
  },
): Promise<string> {
  const url = `/notices/${request.notice}`;
  const rendered = await renderReportIn(unit, {
    report: request.report,
    record: request.record,
    orgUnit: await orgUnit(unit.tx, request.record.orgUnit),
    parameters: {},
    published: true,
    format: "html",
    bodyOnly: true,
    title: request.title,
    meta: {
      url,
      qr: await toDataURL(url, { margin: 0, width: 160 }),
      ...(request.lastDay === undefined ? {} : { period: { from: unit.today, to: request.lastDay } }),
      ...(request.heads === undefined ? {} : { heads: request.heads }),
    },
  });
  return rendered.body;
}
