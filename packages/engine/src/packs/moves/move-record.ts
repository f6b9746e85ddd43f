import type { StoredRecord } from "@zhili/contracts";
import { moveData } from "./move-data.js";
import type { TypeMove } from "./move-plan.js";
import type { MoveFailure } from "./move-step.js";
import { unmoveData } from "./unmove-data.js";

export interface MovedRecord {
  readonly record: StoredRecord;
  /** Fields at the top level that are not what they were. */
  readonly fields: readonly string[];
  readonly failures: readonly MoveFailure[];
}

/** The record as it stands after the move, marked with its name; one that carries the mark has been moved. */
export function moveRecord(move: TypeMove, mark: string, record: StoredRecord): MovedRecord {
  if (record.moved === mark) return { record, fields: [], failures: [] };
  const { data, fields, failures } = moveData(move.steps, record.data);
  const same = fields.length === 0 && record.type === move.to;
  return { record: same ? record : { ...record, type: move.to, data, moved: mark }, fields, failures };
}

/** Takes the move back on the record as it stands now; `before` is the record as it was moved, absent for one made since. */
export function unmoveRecord(move: TypeMove, record: StoredRecord, before?: StoredRecord): MovedRecord {
  const { data, fields, failures } = unmoveData(move.steps, record.data, before?.data);
  const { moved: _mark, ...rest } = record;
  const mark = before?.moved === undefined ? {} : { moved: before.moved };
  return { record: { ...rest, ...mark, type: move.from, data }, fields, failures };
}
