import { askingIn } from "./access/asking.js";
import { actorOf } from "./identity/actor-of.js";
import { AccountDisabled, SignInRefused, UsernameInvalid } from "./identity/errors.js";
import { describeMe, type Me } from "./identity/me.js";
import { verifyPassword } from "./identity/password-hash.js";
import { csrfTokenOf, openSession, type Session } from "./identity/session.js";
import { clearAttempts, countAttempt } from "./identity/sign-in-attempts.js";
import { foldUsername, USERS, type User } from "./identity/user.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  /** `token` is for programs, which send it with every request; it does not end when left alone. */
  readonly as?: Session["kind"];
}

export interface SignedIn {
  /** The secret of the session: goes into the cookie or to the program, and is kept nowhere. */
  readonly token: string;
  readonly csrfToken: string;
  readonly expiresAt: string;
  readonly user: Me;
}

/**
 * Opens a session for somebody who knows the password. Five failures lock the name for 30 minutes, known or not; an unknown name costs
 * as much time as a known one. Throws IDENTITY_SIGN_IN_REFUSED, IDENTITY_LOCKED { minutes }, IDENTITY_DISABLED.
 */
export async function signIn(platform: Platform, context: RequestContext, request: SignInRequest): Promise<SignedIn> {
  const folded = foldedOrRefused(request.username);
  const user = (await platform.store.findOne(USERS, { usernameFolded: folded })) as unknown as User | undefined;
  const locks = await countAttempt(platform, folded);
  const right = await verifyPassword(user?.passwordHash, request.password);
  if (user === undefined || !right) {
    await auditRefusal(platform, context, user, locks ? "session.lock" : "session.refuse");
    throw SignInRefused();
  }
  if (user.status === "disabled") {
    await auditRefusal(platform, context, user, "session.refuse");
    throw AccountDisabled();
  }
  const today = context.configuration.calendar.localDate(platform.clock.now().toISOString());
  const actor = await actorOf(platform.store, user, today);
  return runUnit(platform, { ...context, actor }, async (unit) => {
    await clearAttempts(unit.tx, folded);
    const { token, session } = await openSession(unit, user.id, request.as ?? "cookie");
    unit.audit("session.start", { type: "user", id: user.id }, { kind: session.kind });
    return { token, csrfToken: csrfTokenOf(token), expiresAt: session.expiresAt, user: await describeMe(askingIn(unit), user, actor) };
  });
}

function foldedOrRefused(username: string): string {
  try {
    return foldUsername(username);
  } catch (error) {
    throw UsernameInvalid.is(error) ? SignInRefused() : error;
  }
}

/** Names that nobody has are not written down: they may be passwords typed into the wrong field. */
async function auditRefusal(platform: Platform, context: RequestContext, user: User | undefined, action: string): Promise<void> {
  await runUnit(platform, context, async (unit) => {
    unit.audit(
      action,
      user === undefined ? undefined : { type: "user", id: user.id },
      user === undefined ? {} : { username: user.username },
      undefined,
      "denied",
    );
  });
}
