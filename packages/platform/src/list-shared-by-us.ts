import type { Filter } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import { subjectOf } from "./access/require-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { endedOn, standingOn } from "./sharing/share.js";
import { type SharedPage, type SharedQuery, sharedRows } from "./sharing/shared-rows.js";

/** What was shared with places elsewhere of the records that this person may share: what stands today, or what has ended. */
export async function listSharedByUs(platform: Platform, context: RequestContext, query: SharedQuery & { readonly ended?: boolean } = {}): Promise<SharedPage> {
  const asked = asking(platform, context);
  const { actor } = context;
  const own: Filter[] = [...new Set(actor.grants.map(({ orgPath }) => orgPath))].map((path) => ({ ownerPath: { $prefix: path } }));
  if (own.length === 0) return { items: [] };
  const filter: Filter = { $and: [query.ended === true ? endedOn(asked.today) : standingOn(asked.today), { $or: [...own, { by: actor.id }] }] };
  const direction = query.ended === true ? "desc" : "asc";
  const { ability } = asked;
  return sharedRows(asked, filter, { ...query, direction }, (type, record) => ability.can("share", subjectOf("record-type", type.ref), record).allowed);
}
