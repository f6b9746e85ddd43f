import type { AuditEvent, Filter } from "@zhili/contracts";
import { auditText } from "./audit/audit-words.js";
import { requireAuditRight } from "./audit/require-audit-right.js";
import { type Platform, type RequestContext, SYSTEM_ACTOR, SYSTEM_NAME } from "./platform.js";

export interface AuditQuery {
  /** Id of the record, account or thing that was acted on. */
  readonly subject?: string;
  /** Account, or name of the person at that time. */
  readonly actor?: string;
  readonly action?: string;
  readonly outcome?: "done" | "denied";
  /** Local days, YYYY-MM-DD, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface AuditView extends AuditEvent {
  /** What happened, in words. */
  readonly text?: string;
}

/** Events of the audit trail, newest first. Throws AUDIT_NOT_ALLOWED. */
export async function listAudit(platform: Platform, context: RequestContext, query: AuditQuery = {}): Promise<{ items: AuditView[]; cursor?: string }> {
  await requireAuditRight(platform, context);
  const { calendar } = context.configuration;
  const from = query.from === undefined ? {} : { $gte: calendar.startOfDay(query.from) };
  const to = query.to === undefined ? {} : { $lt: calendar.addDuration(calendar.startOfDay(query.to), "P1D") };
  const filter: Filter = {
    ...(query.subject === undefined ? {} : { "subject.id": query.subject }),
    ...(query.actor === undefined ? {} : { $or: [{ actor: query.actor }, { actorName: query.actor }] }),
    ...(query.action === undefined ? {} : { action: query.action }),
    ...(query.outcome === undefined ? {} : { outcome: query.outcome }),
    ...(query.from === undefined && query.to === undefined ? {} : { at: { ...from, ...to } }),
  };
  const page = await platform.store.find("audit", filter, {
    sort: [{ path: "seq", direction: "desc" }],
    limit: Math.min(query.limit ?? 50, 200),
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
  });
  const items = (page.items as unknown as AuditEvent[]).map((event): AuditView => {
    const text = auditText(event, context.language);
    const actorName = event.actor === SYSTEM_ACTOR.id ? SYSTEM_NAME[context.language] : event.actorName;
    return { ...event, actorName, ...(text === undefined ? {} : { text }) };
  });
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}
