import { requireRight } from "./access/require-right.js";
import { DefinitionUnknown } from "./errors.js";
import { listRecords, type RecordList } from "./list-records.js";
import type { Platform, RequestContext } from "./platform.js";
import { readUnit } from "./unit/read-unit.js";

export interface RelatedAsk {
  readonly type: string;
  readonly id: string;
  /** Id of the related list in the record type. */
  readonly related: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Records that refer to this one, as far as the person may read them. Throws RECORD_NOT_FOUND, ACCESS_DENIED, DEFINITION_UNKNOWN. */
export async function listRelated(platform: Platform, context: RequestContext, { type, id, related, ...page }: RelatedAsk): Promise<RecordList> {
  const list = await readUnit(platform, context, async (unit) => {
    const working = await unit.records.get(type, id);
    requireRight(unit, "read", working.type, working.record);
    return working.type.definition.related?.find((one) => one.id === related);
  });
  if (list === undefined) throw DefinitionUnknown({ facts: { ref: `${type}/${related}`, kind: "related list" } });
  return listRecords(platform, context, { type: list.recordType, where: { [list.field]: id }, ...page });
}
