import { type Asking, asking } from "../access/asking.js";
import type { Platform, RequestContext } from "../platform.js";
import { readUnit } from "../unit/read-unit.js";
import { holdsFirstRight } from "./first-right.js";
import { requireAccountRight } from "./require-account-right.js";

/** Throws SIGN_IN_NEEDED, or IDENTITY_NOT_ALLOWED, which goes into the audit trail, for those who may not look at accounts. */
export async function requireAccountReading(platform: Platform, context: RequestContext): Promise<Asking> {
  const ask = asking(platform, context);
  if (!(await holdsFirstRight(ask))) await readUnit(platform, context, async (unit) => requireAccountRight(unit, "read"));
  return ask;
}
