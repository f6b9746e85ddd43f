import { SignInNeeded } from "./errors.js";
import { PasswordWeak, PasswordWrong } from "./identity/errors.js";
import { hashPassword, verifyPassword } from "./identity/password-hash.js";
import { requireGoodPassword } from "./identity/password-rules.js";
import { endSessions, sessionId } from "./identity/session.js";
import { forgetSessions } from "./identity/session-cache.js";
import { clearAttempts, countAttempt } from "./identity/sign-in-attempts.js";
import { getUser, USERS } from "./identity/user.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  /** Secret of the session to go on with; all others of this person end. */
  readonly token?: string;
}

/** Changes one's own password. Throws IDENTITY_PASSWORD_WRONG, IDENTITY_PASSWORD_WEAK, IDENTITY_LOCKED, SIGN_IN_NEEDED. */
export async function changePassword(platform: Platform, context: RequestContext, change: PasswordChange): Promise<void> {
  if (context.actor.kind !== "user") throw SignInNeeded();
  const user = await getUser(platform.store, context.actor.id);
  await countAttempt(platform, user.usernameFolded);
  if (!(await verifyPassword(user.passwordHash, change.current))) throw PasswordWrong();
  requireGoodPassword(change.next, user.username, "/next");
  if (change.next === change.current) {
    const message = { "zh-CN": "新密码不能与当前密码相同。", en: "The new password must differ from the current one." };
    throw PasswordWeak({ issues: [{ code: "IDENTITY_PASSWORD_SAME", path: "/next", message }] });
  }
  const passwordHash = await hashPassword(change.next);
  await runUnit(platform, context, async (unit) => {
    await unit.tx.updateOne(USERS, { id: user.id }, { $set: { passwordHash, mustChangePassword: false } });
    await clearAttempts(unit.tx, user.usernameFolded);
    await endSessions(unit, user.id, change.token === undefined ? undefined : sessionId(change.token));
    unit.audit("user.change-password", { type: "user", id: user.id }, {});
  });
  forgetSessions(platform);
}
