import { asking } from "./access/asking.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { REVISIONS, type Revision } from "./lifecycle/revision.js";
import { type Platform, type RequestContext, SYSTEM_ACTOR, SYSTEM_NAME } from "./platform.js";

/** Publications, the newest first, without their overlays. Throws CONFIGURATION_DENIED. */
export async function listRevisions(
  platform: Platform,
  context: RequestContext,
  query: { limit?: number; cursor?: string } = {},
): Promise<{ items: Omit<Revision, "overlay">[]; cursor?: string }> {
  requireConfigurationRight(asking(platform, context), "read");
  const { items, cursor } = await platform.store.find(
    REVISIONS,
    {},
    {
      sort: [{ path: "seq", direction: "desc" }],
      limit: Math.min(query.limit ?? 50, 200),
      projection: ["seq", "revision", "kind", "message", "by", "byName", "at", "bases", "packs", "accepted", "upgrade", "shape", "submitted"],
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
    },
  );
  const shown = (items as unknown as Omit<Revision, "overlay">[]).map((one) =>
    one.by === SYSTEM_ACTOR.id && one.byName !== "" ? { ...one, byName: SYSTEM_NAME[context.language] } : one,
  );
  return { items: shown, ...(cursor === undefined ? {} : { cursor }) };
}
