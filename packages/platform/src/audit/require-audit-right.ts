import { asking } from "../access/asking.js";
import { SignInNeeded } from "../errors.js";
import type { Platform, RequestContext } from "../platform.js";
import { auditDenial } from "../unit/run-unit.js";
import { AuditDenied } from "./errors.js";

/** Throws AUDIT_NOT_ALLOWED, which goes into the trail, or SIGN_IN_NEEDED. */
export async function requireAuditRight(platform: Platform, context: RequestContext): Promise<void> {
  if (asking(platform, context).ability.can("audit", "audit", {}).allowed) return;
  if (context.actor.kind === "anonymous") throw SignInNeeded();
  const denied = AuditDenied({ facts: { type: "audit", verbEn: "audit" } });
  await auditDenial(platform, context, denied);
  throw denied;
}
