import type { Json, Language } from "@zhili/contracts";
import { askingIn } from "./access/asking.js";
import { grantsOf } from "./identity/actor-of.js";
import { OwnGrant } from "./identity/errors.js";
import { requireAccountRight } from "./identity/require-account-right.js";
import { endSessions } from "./identity/session.js";
import { forgetSessions } from "./identity/session-cache.js";
import { getUser, USERS } from "./identity/user.js";
import { grantViews, type UserView, userView } from "./identity/user-view.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface UserChange {
  readonly user: string;
  readonly name?: string;
  readonly language?: Language;
  readonly status?: "active" | "disabled";
  readonly personId?: string;
}

/** Changes an account; one that is disabled is signed out everywhere. Throws IDENTITY_NOT_ALLOWED, IDENTITY_USER_NOT_FOUND, IDENTITY_OWN_GRANT (disabling oneself). */
export async function updateUser(platform: Platform, context: RequestContext, change: UserChange): Promise<UserView> {
  const view = await runUnit(platform, context, async (unit) => {
    requireAccountRight(unit, "update");
    const user = await getUser(unit.tx, change.user);
    const { user: _id, ...given } = change;
    const changed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<string, Json>;
    const own = user.id === context.actor.id;
    if (own && (changed.status === "disabled" || changed.personId !== undefined)) throw OwnGrant();
    if (Object.keys(changed).length > 0) {
      await unit.tx.updateOne(USERS, { id: user.id }, { $set: changed });
      unit.audit(
        "user.update",
        { type: "user", id: user.id },
        { fields: Object.keys(changed), ...(changed.status === undefined ? {} : { status: changed.status }) },
      );
    }
    if (change.status === "disabled") await endSessions(unit, user.id);
    const { reader, configuration } = askingIn(unit);
    return userView({ ...user, ...changed }, await grantViews(reader, configuration, context.language, await grantsOf(reader, user.id)));
  });
  forgetSessions(platform);
  return view;
}
