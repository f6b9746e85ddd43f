import type { AuditEvent, StoreReader } from "@zhili/contracts";
import { ORG_UNITS } from "../records/org-unit.js";
import type { Unit } from "../unit/unit.js";
import type { Share } from "./share.js";

const READ = "record.read-shared";
const SHOWN = 1_000;

/** Somebody looked at a shared record. */
export interface ShareRead {
  /** The event in the audit trail. */
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly actorName: string;
  /** The place by whose role they looked. */
  readonly orgUnitName: string;
  readonly purpose: string;
  readonly share: string;
}

/** Puts a look at a shared record into the audit trail; the answer is given only once it is there. */
export function noteRead(unit: Unit, share: Share, { from, orgPath }: { from: string; orgPath: string }): void {
  unit.audit(READ, share.record, { share: share.id, orgUnit: share.orgUnit, from, purpose: share.purpose }, orgPath);
}

/** Looks at a record by those that it was shared with, newest first, a thousand at most. */
export async function readsOf(reader: StoreReader, record: string): Promise<ShareRead[]> {
  const filter = { "subject.id": record, action: READ };
  const { items } = await reader.find("audit", filter, { sort: [{ path: "seq", direction: "desc" }], limit: SHOWN });
  const events = items as unknown as AuditEvent[];
  const units = await reader.getMany(ORG_UNITS, [...new Set(events.map(({ facts }) => String(facts.from)))]);
  const names = new Map(units.map(({ id, name }) => [id, String(name)]));
  return events.map(({ id, at, actorName, facts }) => ({
    id,
    at,
    actorName,
    orgUnitName: names.get(String(facts.from)) ?? String(facts.from),
    purpose: String(facts.purpose),
    share: String(facts.share),
  }));
}
