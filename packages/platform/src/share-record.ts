import { askingIn } from "./access/asking.js";
import { requireRight } from "./access/require-right.js";
import { titleIn } from "./configuration/translate.js";
import type { Platform, RequestContext } from "./platform.js";
import { orgUnit } from "./records/org-unit.js";
import { SharingDayWrong, SharingNotNeeded, SharingNotOffered, SharingPurposeUnknown } from "./sharing/errors.js";
import { asDocument, SHARES, type Share } from "./sharing/share.js";
import { lastDayOf } from "./sharing/share-offer.js";
import { purposesOf, type ShareView, shareViews } from "./sharing/share-view.js";
import { once } from "./unit/once.js";
import { runUnit } from "./unit/run-unit.js";

export interface ShareRequest {
  readonly type: string;
  readonly id: string;
  /** Whose people may look, with what lies below. */
  readonly orgUnit: string;
  /** Id of a purpose that the record type names. */
  readonly purpose: string;
  /** Last day, YYYY-MM-DD. */
  readonly until: string;
}

/**
 * Shows a record, masked, to the people of an org unit elsewhere whose roles let them read such records, for a purpose and until a day.
 * Throws ACCESS_DENIED, SHARING_NOT_OFFERED, SHARING_PURPOSE_UNKNOWN, SHARING_DAY_WRONG, SHARING_NOT_NEEDED, ORG_UNIT_UNKNOWN.
 */
export function shareRecord(platform: Platform, context: RequestContext, request: ShareRequest): Promise<ShareView> {
  return runUnit(platform, context, (unit) =>
    once(unit, { useCase: "share-record", request }, async () => {
      const { record, type } = await unit.records.get(request.type, request.id);
      requireRight(unit, "share", type, record);
      const { sharing } = type.definition;
      if (sharing === undefined) throw SharingNotOffered({ facts: { title: titleIn(unit, "record-type", type.ref, type.definition) } });
      const purposes = purposesOf(type.definition);
      if (!purposes.has(request.purpose)) throw SharingPurposeUnknown({ facts: { purpose: request.purpose, purposes: [...purposes.keys()].join(", ") } });
      const last = lastDayOf(askingIn(unit), sharing);
      if (request.until < unit.today || request.until > last) throw SharingDayWrong({ facts: { first: unit.today, last } });
      const place = await orgUnit(unit.tx, request.orgUnit);
      if ([record.orgPath, ...(record.partyPaths ?? [])].some((path) => path.startsWith(place.path)))
        throw SharingNotNeeded({ facts: { orgUnit: place.name } });
      const share: Share = {
        id: unit.nextId(),
        record: { type: type.ref, id: record.id },
        orgUnit: place.id,
        orgPath: place.path,
        ownerPath: record.orgPath,
        purpose: request.purpose,
        from: unit.today,
        until: request.until,
        by: context.actor.id,
        byName: context.actor.name,
      };
      await unit.tx.insertOne(SHARES, asDocument(share));
      const facts = { share: share.id, orgUnit: share.orgUnit, purpose: share.purpose, until: share.until };
      unit.audit("record.share", share.record, facts, record.orgPath);
      const [view] = await shareViews(askingIn(unit), type, [share]);
      return view as ShareView;
    }),
  );
}
