import type { Filter, Grant } from "@zhili/contracts";
import { asking } from "./access/asking.js";
import { grantsOf } from "./identity/actor-of.js";
import { holdsFirstRight } from "./identity/first-right.js";
import { requireAccountRight } from "./identity/require-account-right.js";
import { GRANTS, getUser, USERS, type User } from "./identity/user.js";
import { type GrantView, grantViews, type UserView, userView } from "./identity/user-view.js";
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
  const ask = asking(platform, context);
  if (!(await holdsFirstRight(ask))) requireAccountRight(ask, "read");
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
  const users = page.items as unknown as User[];
  const grants = (await ask.reader.find(GRANTS, { user: { $in: users.map((user) => user.id) } }, { limit: 10_000 })).items as unknown as Grant[];
  const views = await grantViews(ask.reader, context.configuration, context.language, grants);
  const items = users.map((user) =>
    userView(
      user,
      views.filter((grant) => grant.user === user.id),
    ),
  );
  return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
}

/** Every grant of one account, over ones too. Throws IDENTITY_NOT_ALLOWED, IDENTITY_USER_NOT_FOUND. */
export async function listGrants(platform: Platform, context: RequestContext, user: string): Promise<GrantView[]> {
  const ask = asking(platform, context);
  if (user !== context.actor.id) requireAccountRight(ask, "read");
  await getUser(ask.reader, user);
  return grantViews(ask.reader, context.configuration, context.language, await grantsOf(ask.reader, user));
}
