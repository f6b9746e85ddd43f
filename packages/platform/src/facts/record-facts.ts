import type { JsonObject, StoredRecord } from "@zhili/contracts";
import type { RecordFacts } from "@zhili/plugin-api";

/** A record as contributions see it. */
export function recordFacts(record: StoredRecord): RecordFacts {
  return {
    id: record.id,
    type: record.type,
    title: record.title,
    orgUnit: record.orgUnit,
    orgPath: record.orgPath,
    createdBy: record.createdBy,
    createdAt: record.createdAt,
    version: record.version,
    data: record.data,
    ...(record.state === undefined ? {} : { state: record.state }),
    ...(record.parties === undefined ? {} : { parties: record.parties }),
  };
}

/** A record as expressions see it: its fields with the envelope beside them. */
export function expressionRecord(record: Pick<StoredRecord, "id" | "state" | "orgUnit" | "createdBy" | "createdAt" | "data">): JsonObject {
  return {
    ...record.data,
    id: record.id,
    orgUnit: record.orgUnit,
    createdBy: record.createdBy,
    createdAt: record.createdAt,
    ...(record.state === undefined ? {} : { state: record.state }),
  };
}
