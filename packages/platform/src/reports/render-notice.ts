import type { StoredRecord } from "@zhili/contracts";
import { toDataURL } from "qrcode";
import { orgUnit } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import { renderBodyIn } from "./render-report-in.js";

/** The text of a notice: masked, with the days that it is about (else those on which it stands, or the day of posting), a QR code to its public page and the heads of the ledgers' chains. */
export async function renderNotice(
  unit: Unit,
  request: {
    report: string;
    record: StoredRecord;
    notice: string;
    title: string;
    lastDay?: string;
    from?: string;
    to?: string;
    heads?: readonly { ledger: string; seq: number; hash: string }[];
  },
): Promise<string> {
  const { from, to = from === undefined ? undefined : unit.today } = request;
  const period = to === undefined ? { from: unit.today, to: request.lastDay ?? unit.today } : { from: from ?? to, to };
  const url = `/notices/${request.notice}`;
  return renderBodyIn(unit, {
    report: request.report,
    record: request.record,
    orgUnit: await orgUnit(unit.tx, request.record.orgUnit),
    parameters: {},
    published: true,
    title: request.title,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    meta: {
      url,
      qr: await toDataURL(url, { margin: 0, width: 160 }),
      period,
      ...(request.heads === undefined ? {} : { heads: request.heads }),
    },
  });
}
