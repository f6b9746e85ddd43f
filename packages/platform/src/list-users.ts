import type { Filter } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import { grantsOf } from "./identity/actor-of.js";
import { requireAccountReading } from "./identity/require-account-reading.js";
import { getUser, USERS, type User } from "./identity/user.js";
import { type GrantView, grantViews, type UserView, userViews } from "./identity/user-view.js";
import type { Platform, RequestContext } from "./platform.js";

export interface UserQuery {
  /** Part of the user name. */
  readonly q?: string;
  readonly status?: "active" | "disabled";
  readonly limit?: number;
  readonly cursor?: string;
}

/** Accounts by user name, with their grants. Throws IDENTITY_NOT_ALLOWED. */
export async function listUsers(platform: Platform, context: RequestContext, query: UserQuery = {}): Promise<{ items: UserView[]; cursor?: string }> {
  const ask = await requireAccountReading(platform, context);
  const q = query.q?.normalize("NFKC").trim().toLowerCase() ?? "";
  const filter: Filter = {
    ...(q === "" ? {} : { $or: [{ usernameFolded: { $contains: q } }, { name: { $contains: query.q?.trim() ?? "" } }] }),
    ...(query.status === undefined ? {} : { status: query.status }),
  };
  const page = await ask.reader.find(USERS, filter, {
    sort: [{ path: "usernameFolded", direction: "asc" }],
    limit: Math.min(query.limit ?? 50, 200),
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
  });
  const items = await userViews(ask, page.items as unknown as User[]);
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** Every grant of one account, over ones too. Throws IDENTITY_NOT_ALLOWED, IDENTITY_USER_NOT_FOUND. */
export async function listGrants(platform: Platform, context: RequestContext, user: string): Promise<GrantView[]> {
  const ask = user === context.actor.id ? asking(platform, context) : await requireAccountReading(platform, context);
  await getUser(ask.reader, user);
  return grantViews(ask.reader, context.configuration, context.language, await grantsOf(ask.reader, user));
}
