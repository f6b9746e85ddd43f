import type { AccessResource } from "@zhili/engine/access";
import { SignInNeeded } from "../errors.js";
import type { Unit } from "../unit/unit.js";
import { AccountsDenied } from "./errors.js";

const VERBS = { read: ["查看", "see"], create: ["新建", "make"], update: ["修改", "change"], grant: ["管理", "manage"] } as const;

export type AccountAction = keyof typeof VERBS;

export function mayManageAccounts(unit: Unit, action: AccountAction, resource: AccessResource = {}): boolean {
  return unit.ability.can(action, "users", resource).allowed;
}

/** Throws SIGN_IN_NEEDED or IDENTITY_NOT_ALLOWED. */
export function requireAccountRight(unit: Unit, action: AccountAction, resource: AccessResource = {}): void {
  if (!mayManageAccounts(unit, action, resource)) denyAccounts(unit, action);
}

export function denyAccounts(unit: Unit, action: AccountAction): never {
  if (unit.context.actor.kind === "anonymous") throw SignInNeeded();
  const [verb, verbEn] = VERBS[action];
  throw AccountsDenied({ facts: { verb, verbEn, type: "user" } });
}
