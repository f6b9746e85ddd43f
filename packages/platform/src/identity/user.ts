import type { JsonObject, Language, StoreReader } from "@zhili/contracts";
import { UserNotFound, UsernameInvalid } from "./errors.js";

export const USERS = "users";
export const GRANTS = "grants";

/** An account. Without a password hash nobody can sign in with it. */
export interface User {
  readonly id: string;
  readonly username: string;
  /** Unique: user names that differ only in case or width are one. */
  readonly usernameFolded: string;
  readonly name: string;
  readonly passwordHash?: string;
  /** Record of the person. */
  readonly personId?: string;
  readonly language: Language;
  readonly status: "active" | "disabled";
  readonly mustChangePassword?: boolean;
  readonly sample?: boolean;
  readonly createdAt: string;
}

const NAME = /^[\p{L}\p{N}._@-]{2,64}$/u;

/** Throws IDENTITY_USERNAME_INVALID. */
export function foldUsername(username: string): string {
  const folded = username.normalize("NFKC").trim().toLowerCase();
  if (!NAME.test(folded)) throw UsernameInvalid();
  return folded;
}

export async function findUser(reader: StoreReader, id: string): Promise<User | undefined> {
  return (await reader.get(USERS, id)) as unknown as User | undefined;
}

/** Throws IDENTITY_USER_NOT_FOUND. */
export async function getUser(reader: StoreReader, id: string): Promise<User> {
  const found = await findUser(reader, id);
  if (found === undefined) throw UserNotFound();
  return found;
}

export function userDocument(user: User): JsonObject & { id: string } {
  return JSON.parse(JSON.stringify(user)) as JsonObject & { id: string };
}
