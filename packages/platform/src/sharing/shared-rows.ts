import type { Filter, OrgUnit, RecordTypeDefinition, StoredRecord } from "@zhili/contracts";
import type { Asking } from "../access/asking.js";
import type { RecordType } from "../configuration/configuration.js";
import { inLanguage } from "../configuration/translate.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { SHARES, type Share } from "./share.js";
import { type ShareView, shareViews } from "./share-view.js";

const SHOWN = 50;

/** A share together with the record that it shows. */
export interface SharedRow extends ShareView {
  readonly record: { readonly type: string; readonly typeTitle: string; readonly id: string; readonly title: string };
  /** Whose record it is. */
  readonly owner: string;
}

export interface SharedPage {
  readonly items: readonly SharedRow[];
  readonly cursor?: string;
}

export interface SharedQuery {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page of shares by their last day, of those records that `may` says this person is concerned with. */
export async function sharedRows(
  asking: Asking,
  filter: Filter,
  { limit = SHOWN, cursor, direction = "asc" }: SharedQuery & { direction?: "asc" | "desc" },
  may: (type: RecordType, record: StoredRecord, share: Share) => boolean,
): Promise<SharedPage> {
  const { reader, configuration } = asking;
  const page = await reader.find(SHARES, filter, { sort: [{ path: "until", direction }], limit, ...(cursor === undefined ? {} : { after: cursor }) });
  const items: SharedRow[] = [];
  for (const share of page.items as unknown as Share[]) {
    const type = configuration.recordTypes.get(share.record.type);
    const record = type === undefined ? undefined : ((await reader.get(type.collection, share.record.id)) as unknown as StoredRecord | undefined);
    if (type === undefined || record === undefined || !may(type, record, share)) continue;
    const [view] = await shareViews(asking, type, [share]);
    const owner = (await reader.get(ORG_UNITS, record.orgUnit)) as unknown as OrgUnit | undefined;
    const typeTitle = inLanguage<RecordTypeDefinition>(asking, "record-type", type).title;
    if (view !== undefined) items.push({ ...view, record: { ...share.record, typeTitle, title: record.title }, owner: owner?.name ?? record.orgUnit });
  }
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}
