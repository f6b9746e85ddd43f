import { asking } from "./access/asking.js";
import { requireAccountReading } from "./identity/require-account-reading.js";
import { getUser } from "./identity/user.js";
import { type UserView, userView, userViews } from "./identity/user-view.js";
import type { Platform, RequestContext } from "./platform.js";

/** One account with its grants, for those who may look at accounts and for the person. Throws IDENTITY_NOT_ALLOWED, IDENTITY_USER_NOT_FOUND. */
export async function readUser(platform: Platform, context: RequestContext, id: string): Promise<UserView> {
  const ask = id === context.actor.id ? asking(platform, context) : await requireAccountReading(platform, context);
  const user = await getUser(ask.reader, id);
  const [view] = await userViews(ask, [user]);
  return view ?? userView(user, []);
}
