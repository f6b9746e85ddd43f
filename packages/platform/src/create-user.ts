import type { Language } from "@zhili/contracts";
import { askingIn } from "./access/asking.js";
import { UsernameTaken } from "./identity/errors.js";
import { holdsFirstRight } from "./identity/first-right.js";
import { oneTimePassword } from "./identity/one-time-password.js";
import { hashPassword } from "./identity/password-hash.js";
import { requireGoodPassword } from "./identity/password-rules.js";
import { accountsDenied, mayManageAccounts } from "./identity/require-account-right.js";
import { foldUsername, USERS, type User, userDocument } from "./identity/user.js";
import { type UserView, userView } from "./identity/user-view.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly language?: Language;
  readonly personId?: string;
  /** Made up, to be changed at the first sign-in, when absent. */
  readonly password?: string;
}

export interface UserMade {
  readonly user: UserView;
  /** Shown once; absent when the caller gave the password. */
  readonly oneTimePassword?: string;
}

/** Makes an account. Throws IDENTITY_NOT_ALLOWED, IDENTITY_USERNAME_TAKEN, IDENTITY_USERNAME_INVALID, IDENTITY_PASSWORD_WEAK. */
export async function createUser(platform: Platform, context: RequestContext, request: NewUser): Promise<UserMade> {
  const usernameFolded = foldUsername(request.username);
  if (request.password !== undefined) requireGoodPassword(request.password, request.username);
  const password = request.password ?? oneTimePassword();
  const passwordHash = await hashPassword(password);
  const user = await runUnit(platform, context, async (unit) => {
    if (!mayManageAccounts(unit, "create") && !(await holdsFirstRight(askingIn(unit)))) throw accountsDenied(unit, "create");
    if ((await unit.tx.findOne(USERS, { usernameFolded })) !== undefined) throw UsernameTaken({ facts: { username: request.username } });
    const made: User = {
      id: unit.nextId(),
      username: request.username.normalize("NFKC").trim(),
      usernameFolded,
      name: request.name,
      passwordHash,
      language: request.language ?? "zh-CN",
      status: "active",
      mustChangePassword: true,
      createdAt: unit.now,
      ...(request.personId === undefined ? {} : { personId: request.personId }),
    };
    await unit.tx.insertOne(USERS, userDocument(made));
    unit.audit("user.create", { type: "user", id: made.id }, { username: made.username });
    return made;
  });
  return { user: userView(user, []), ...(request.password === undefined ? { oneTimePassword: password } : {}) };
}
