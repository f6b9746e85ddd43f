import type { AccessResource } from "@zhili/engine/access";
import type { Asking } from "../access/asking.js";
import { SignInNeeded } from "../errors.js";
import { AccountsDenied } from "./errors.js";

const VERBS = { read: ["查看", "see"], create: ["新建", "make"], update: ["修改", "change"], grant: ["管理", "manage"] } as const;

export type AccountAction = keyof typeof VERBS;

type Asker = Pick<Asking, "ability" | "context">;

export function mayManageAccounts(asker: Asker, action: AccountAction, resource: AccessResource = {}): boolean {
  return asker.ability.can(action, "users", resource).allowed;
}

/** Throws SIGN_IN_NEEDED or IDENTITY_NOT_ALLOWED. */
export function requireAccountRight(asker: Asker, action: AccountAction, resource: AccessResource = {}): void {
  if (!mayManageAccounts(asker, action, resource)) throw accountsDenied(asker, action);
}

export function accountsDenied(asker: Asker, action: AccountAction): Error {
  if (asker.context.actor.kind === "anonymous") return SignInNeeded();
  const [verb, verbEn] = VERBS[action];
  return AccountsDenied({ facts: { verb, verbEn, type: "user" } });
}
