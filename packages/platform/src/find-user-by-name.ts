import { UserNotFound } from "./identity/errors.js";
import { foldUsername, USERS, type User } from "./identity/user.js";
import type { Platform } from "./platform.js";

/** The account of a user name, for somebody at the machine itself. Throws IDENTITY_USER_NOT_FOUND, IDENTITY_USERNAME_INVALID. */
export async function findUserByName(platform: Platform, username: string): Promise<Pick<User, "id" | "username" | "name">> {
  const found = (await platform.store.findOne(USERS, { usernameFolded: foldUsername(username) })) as unknown as User | undefined;
  if (found === undefined) throw UserNotFound({ facts: { username } });
  const { id, username: shown, name } = found;
  return { id, username: shown, name };
}
