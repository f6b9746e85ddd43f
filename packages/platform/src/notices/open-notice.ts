import type { JsonObject, Notice, StoredRecord } from "@zhili/contracts";
import { renderNotice } from "../reports/render-notice.js";
import type { Unit } from "../unit/unit.js";

export const NOTICES = "notices";

export interface NoticeRequest {
  readonly record: StoredRecord;
  readonly report: string;
  readonly title: string;
  readonly channels?: readonly string[];
  readonly lastDay?: string;
  /** Days that the report is about. */
  readonly from?: string;
  readonly to?: string;
  readonly dayKind?: "workdays" | "calendar";
  readonly minDays?: number;
  readonly objections?: boolean;
}

/** Posts a notice: its masked text is made now and never changes; the heads of the public ledgers stand on it. Answers its id. */
export async function openNotice(unit: Unit, request: NoticeRequest): Promise<string> {
  const { record } = request;
  const heads = [];
  for (const [ref, ledger] of unit.configuration.ledgers) {
    if (ledger.definition.publicHead === false) continue;
    const head = await unit.tx.get("chain-heads", ref);
    if (head !== undefined) heads.push({ ledger: ref, seq: Number(head.seq), hash: String(head.hash) });
  }
  await unit.records.flush();
  const id = unit.nextId();
  const html = await renderNotice(unit, {
    report: request.report,
    record,
    notice: id,
    title: request.title,
    heads,
    ...(request.lastDay === undefined ? {} : { lastDay: request.lastDay }),
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(request.to === undefined ? {} : { to: request.to }),
  });
  const notice: Notice = {
    id,
    title: request.title,
    html,
    report: request.report,
    record: { type: record.type, id: record.id, version: record.version },
    orgUnit: record.orgUnit,
    orgPath: record.orgPath,
    status: "open",
    openedAt: unit.now,
    objectionsAllowed: request.objections === true,
    heads,
    revision: unit.configuration.revision,
    ...(request.lastDay === undefined ? {} : { lastDay: request.lastDay }),
    ...(request.dayKind === undefined ? {} : { dayKind: request.dayKind }),
    ...(request.minDays === undefined ? {} : { minDays: request.minDays }),
  };
  await unit.tx.insertOne(NOTICES, notice as unknown as JsonObject & { id: string });
  unit.tell({
    record: record.id,
    kind: "notice",
    version: record.version,
    facts: { notice: id, title: request.title, heads, ...(request.lastDay === undefined ? {} : { lastDay: request.lastDay }) },
  });
  unit.audit("notice.publish", { type: record.type, id: record.id }, { notice: id }, record.orgPath);
  return id;
}
