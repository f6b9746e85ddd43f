import type { Grant } from "@zhili/contracts";
import { GrantNotFound, OwnGrant } from "./identity/errors.js";
import { requireAccountRight } from "./identity/require-account-right.js";
import { forgetSessions } from "./identity/session-cache.js";
import { GRANTS } from "./identity/user.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/** Takes a role back; it holds for the next request. Throws IDENTITY_GRANT_NOT_FOUND, IDENTITY_NOT_ALLOWED, IDENTITY_OWN_GRANT. */
export async function revokeGrant(platform: Platform, context: RequestContext, request: { user: string; grant: string }): Promise<void> {
  await runUnit(platform, context, async (unit) => {
    const grant = (await unit.tx.get(GRANTS, request.grant)) as unknown as Grant | undefined;
    requireAccountRight(unit, "grant", grant === undefined ? {} : { orgPath: grant.orgPath, orgUnit: grant.orgUnit });
    if (grant === undefined || grant.user !== request.user) throw GrantNotFound();
    if (grant.user === context.actor.id) throw OwnGrant();
    await unit.tx.deleteOne(GRANTS, { id: grant.id });
    unit.audit("grant.take", { type: "user", id: grant.user }, { grant: grant.id, role: grant.role, orgUnit: grant.orgUnit }, grant.orgPath);
  });
  forgetSessions(platform);
}
