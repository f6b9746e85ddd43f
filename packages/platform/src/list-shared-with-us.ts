import { asking } from "./access/asking.js";
import type { Platform, RequestContext } from "./platform.js";
import { type SharedPage, type SharedQuery, sharedRows } from "./sharing/shared-rows.js";
import { seenThrough, sharedWith } from "./sharing/shared-with.js";

/** What others share with the places of whoever asks and may be opened today, the share that ends first before the others. Opening one of them is put into the log. */
export async function listSharedWithUs(platform: Platform, context: RequestContext, query: SharedQuery = {}): Promise<SharedPage> {
  const asked = asking(platform, context);
  const filter = sharedWith(context, asked.today);
  if (filter === false) return { items: [] };
  return sharedRows(asked, filter, query, (type, record, share) => seenThrough(asked, type, record, share) !== undefined);
}
