import type { LedgerEntry, StoredRecord } from "@zhili/contracts";

/** What a rule may look at: the envelope and the fields of a record, or the plain properties of a ledger entry. All of it optional. */
export type AccessResource = Partial<
  Pick<StoredRecord, "id" | "type" | "orgUnit" | "orgPath" | "partyPaths" | "data" | "createdBy" | "createdAt" | "updatedBy" | "updatedAt" | "state"> &
    Pick<LedgerEntry, "account" | "rule" | "operator" | "source">
>;

/** Names of a record's envelope in conditions; every other name is a field of its data. */
export const ENVELOPE_NAMES: ReadonlySet<string> = new Set([
  "id",
  "type",
  "state",
  "orgUnit",
  "orgPath",
  "createdBy",
  "createdAt",
  "updatedBy",
  "updatedAt",
  "dueAt",
  "overdue",
  "parties",
  "partyPaths",
]);

/** The resource as a document; `orgUnit` is read from the path when it is not given. */
export function asDocument(resource: AccessResource): AccessResource {
  if (resource.orgUnit !== undefined || resource.orgPath === undefined) return resource;
  const last = resource.orgPath.split("/").at(-2);
  return last === undefined || last === "" ? resource : { ...resource, orgUnit: last };
}
