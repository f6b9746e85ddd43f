import type { Asking } from "../access/asking.js";
import { SignInNeeded } from "../errors.js";
import { ConfigurationDenied } from "./errors.js";

const VERBS = { read: ["查看", "see"], configure: ["修改", "change"], publish: ["发布", "publish"] } as const;

/** Throws SIGN_IN_NEEDED or CONFIGURATION_DENIED. */
export function requireConfigurationRight(asker: Pick<Asking, "ability" | "context">, action: keyof typeof VERBS): void {
  if (asker.ability.can(action, "configuration").allowed) return;
  if (asker.context.actor.kind === "anonymous") throw SignInNeeded();
  const [verb, verbEn] = VERBS[action];
  throw ConfigurationDenied({ facts: { verb, verbEn } });
}
