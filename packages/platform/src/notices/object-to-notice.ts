import { randomBytes } from "node:crypto";
import type { JsonObject, Notice, Objection } from "@zhili/contracts";
import { NoticeNotFound, ObjectionRefused } from "../errors.js";
import type { Platform, RequestContext } from "../platform.js";
import { runUnit } from "../unit/run-unit.js";
import type { Unit } from "../unit/unit.js";
import { transitionIn } from "../workflows/transition-record.js";
import { NOTICES } from "./open-notice.js";

export const OBJECTIONS = "objections";

export interface ObjectionRequest {
  readonly notice: string;
  readonly text: string;
  /** Kept sealed; only those who handle the objection see it. */
  readonly contact?: string;
}

/** Takes an objection to an open notice from anybody; answers the receipt with which its finding can be asked for. Throws NOTICE_NOT_FOUND, OBJECTION_REFUSED. */
export function objectToNotice(platform: Platform, context: RequestContext, request: ObjectionRequest): Promise<Objection> {
  return runUnit(platform, context, (unit) => objectIn(unit, request));
}

export async function objectIn(unit: Unit, request: ObjectionRequest): Promise<Objection> {
  const notice = (await unit.tx.get(NOTICES, request.notice)) as unknown as Notice | undefined;
  if (notice === undefined) throw NoticeNotFound();
  if (notice.status === "closed" || notice.status === "withdrawn" || !notice.objectionsAllowed) {
    throw ObjectionRefused({ facts: { reason: notice.status === "withdrawn" ? "已撤回" : "公示期已结束或未设异议" } });
  }
  const id = unit.nextId();
  const { record } = await unit.records.get(notice.record.type, notice.record.id);
  await transitionIn(unit, record.type, record.id, { type: "object", objection: id }, {});
  const standing = unit.records.peek(record.id).record.snapshot?.window?.objections[id];
  const objection: Objection = {
    id,
    notice: notice.id,
    record: { type: record.type, id: record.id },
    orgPath: record.orgPath,
    text: request.text,
    receipt: randomBytes(9).toString("base64url"),
    at: unit.now,
    ...(request.contact === undefined || request.contact === "" ? {} : { contact: unit.platform.vault.seal(request.contact) }),
    ...(standing?.dueAt === undefined ? {} : { dueAt: standing.dueAt }),
  };
  await unit.tx.insertOne(OBJECTIONS, objection as unknown as JsonObject & { id: string });
  return objection;
}
