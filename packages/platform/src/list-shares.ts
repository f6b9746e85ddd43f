import { askingIn } from "./access/asking.js";
import { requireRight } from "./access/require-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { readsOf, type ShareRead } from "./sharing/read-log.js";
import { sharesOf } from "./sharing/share.js";
import { type ShareOffer, shareOffer } from "./sharing/share-offer.js";
import { type ShareView, shareViews } from "./sharing/share-view.js";
import { readUnit } from "./unit/read-unit.js";

/** With whom a record was shared, for what and until when, who looked, newest first, and what a further sharing would show. Throws ACCESS_DENIED, RECORD_NOT_FOUND. */
export function listShares(
  platform: Platform,
  context: RequestContext,
  request: { type: string; id: string },
): Promise<{ items: ShareView[]; reads: ShareRead[]; offer?: ShareOffer }> {
  return readUnit(platform, context, async (unit) => {
    const { record, type } = await unit.records.get(request.type, request.id);
    requireRight(unit, "share", type, record);
    const shares = await sharesOf(unit.tx, record.id);
    const offer = await shareOffer(askingIn(unit), type, record);
    return {
      items: await shareViews(askingIn(unit), type, shares),
      reads: await readsOf(unit.tx, record.id),
      ...(offer === undefined ? {} : { offer }),
    };
  });
}
