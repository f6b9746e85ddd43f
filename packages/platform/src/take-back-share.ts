import { requireRight } from "./access/require-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { ShareNotFound } from "./sharing/errors.js";
import { SHARES, sharesOf } from "./sharing/share.js";
import { runUnit } from "./unit/run-unit.js";

/** Ends a share at once; taking it back again changes nothing. Throws ACCESS_DENIED, SHARE_NOT_FOUND. */
export function takeBackShare(platform: Platform, context: RequestContext, request: { type: string; id: string; share: string }): Promise<void> {
  return runUnit(platform, context, async (unit) => {
    const { record, type } = await unit.records.get(request.type, request.id);
    requireRight(unit, "share", type, record);
    const [share] = await sharesOf(unit.tx, record.id, { id: request.share });
    if (share === undefined) throw ShareNotFound();
    if (share.takenBackAt !== undefined) return;
    await unit.tx.updateOne(SHARES, { id: share.id }, { $set: { takenBackAt: unit.now } });
    unit.audit("record.unshare", share.record, { share: share.id, orgUnit: share.orgUnit, purpose: share.purpose }, record.orgPath);
  });
}
