import type { AuditEvent, StoreReader } from "@zhili/contracts";
import type { Unit } from "../unit/unit.js";
import type { Share } from "./share.js";

const READ = "record.read-shared";
const SHOWN = 1_000;

/** Somebody looked at a shared record. */
export interface ShareRead {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly actorName: string;
  readonly purpose: string;
  readonly share: string;
}

/** Puts a look at a shared record into the audit trail; the answer is given only once it is there. */
export function noteRead(unit: Unit, share: Share, orgPath: string): void {
  unit.audit(READ, share.record, { share: share.id, orgUnit: share.orgUnit, purpose: share.purpose }, orgPath);
}

/** Every look at a record by those that it was shared with, newest first. */
export async function readsOf(reader: StoreReader, record: string): Promise<ShareRead[]> {
  const filter = { "subject.id": record, action: READ };
  const { items } = await reader.find("audit", filter, { sort: [{ path: "seq", direction: "desc" }], limit: SHOWN });
  return (items as unknown as AuditEvent[]).map(({ at, actorName, facts }) => ({
    at,
    actorName,
    purpose: String(facts.purpose),
    share: String(facts.share),
  }));
}
