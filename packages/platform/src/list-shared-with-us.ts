import type { OrgUnit, StoredRecord } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import type { Platform, RequestContext } from "./platform.js";
import { ORG_UNITS } from "./records/org-unit.js";
import { SHARES, type Share } from "./sharing/share.js";
import { type ShareView, shareViews } from "./sharing/share-view.js";
import { sharedWith } from "./sharing/shared-with.js";

const SHOWN = 200;

/** A record of elsewhere that people of the asker's place may look at today. */
export interface SharedWithUs extends ShareView {
  readonly record: { readonly type: string; readonly id: string; readonly title: string };
  /** Whose record it is. */
  readonly owner: string;
}

/** What others share with the places of whoever asks, the share that ends first before the others. Opening one of them is put into the log. */
export async function listSharedWithUs(platform: Platform, context: RequestContext): Promise<{ items: SharedWithUs[] }> {
  const { reader, configuration, today } = asking(platform, context);
  const filter = sharedWith(context, today);
  if (filter === false) return { items: [] };
  const page = await reader.find(SHARES, filter, { sort: [{ path: "until", direction: "asc" }], limit: SHOWN });
  const shares = page.items as unknown as Share[];
  const items: SharedWithUs[] = [];
  for (const share of shares) {
    const type = configuration.recordTypes.get(share.record.type);
    const record = type === undefined ? undefined : ((await reader.get(type.collection, share.record.id)) as unknown as StoredRecord | undefined);
    if (type === undefined || record === undefined) continue;
    const [view] = await shareViews({ reader, configuration, context, today }, type, [share]);
    const owner = (await reader.get(ORG_UNITS, record.orgUnit)) as unknown as OrgUnit | undefined;
    if (view !== undefined) items.push({ ...view, record: { ...share.record, title: record.title }, owner: owner?.name ?? record.orgUnit });
  }
  return { items };
}
