import { OwnGrant } from "./identity/errors.js";
import { oneTimePassword } from "./identity/one-time-password.js";
import { hashPassword } from "./identity/password-hash.js";
import { requireGoodPassword } from "./identity/password-rules.js";
import { requireAccountRight } from "./identity/require-account-right.js";
import { endSessions } from "./identity/session.js";
import { forgetSessions } from "./identity/session-cache.js";
import { clearAttempts } from "./identity/sign-in-attempts.js";
import { getUser, USERS } from "./identity/user.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

/**
 * Gives somebody else a password to be changed at the next sign-in, ends their sessions and lifts a lock; answers it, once.
 * Throws IDENTITY_NOT_ALLOWED, IDENTITY_USER_NOT_FOUND, IDENTITY_PASSWORD_WEAK, IDENTITY_OWN_GRANT (for oneself there is changePassword).
 */
export async function resetPassword(platform: Platform, context: RequestContext, request: { user: string; password?: string }): Promise<{ password: string }> {
  const account = await getUser(platform.store, request.user);
  if (request.password !== undefined) requireGoodPassword(request.password, account.username);
  const password = request.password ?? oneTimePassword();
  const passwordHash = await hashPassword(password);
  await runUnit(platform, context, async (unit) => {
    requireAccountRight(unit, "update");
    if (request.user === context.actor.id) throw OwnGrant();
    const user = await getUser(unit.tx, request.user);
    await unit.tx.updateOne(USERS, { id: user.id }, { $set: { passwordHash, mustChangePassword: true } });
    await clearAttempts(unit.tx, user.usernameFolded);
    await endSessions(unit, user.id);
    unit.audit("user.reset-password", { type: "user", id: user.id }, { username: user.username });
  });
  forgetSessions(platform);
  return { password };
}
