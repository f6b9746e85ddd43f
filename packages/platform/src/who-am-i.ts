import { asking } from "./access/asking.js";
import { SignInNeeded } from "./errors.js";
import { describeMe, type Me } from "./identity/me.js";
import { getUser } from "./identity/user.js";
import type { Platform, RequestContext } from "./platform.js";

/** The person who asks. Throws SIGN_IN_NEEDED when nobody is signed in. */
export async function whoAmI(platform: Platform, context: RequestContext): Promise<Me> {
  if (context.actor.kind !== "user") throw SignInNeeded();
  return describeMe(asking(platform, context), await getUser(platform.store, context.actor.id), context.actor);
}
