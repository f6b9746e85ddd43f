import { ZhiliError } from "@zhili/contracts";
import { steadyReader } from "../moves/steady-reader.js";
import type { Platform, RequestContext } from "../platform.js";
import { readOnly } from "./read-only.js";
import { auditDenial } from "./run-unit.js";
import { Unit } from "./unit.js";

/**
 * Answers a question outside of any write transaction. Looks that have to be audited are written in a transaction of their own, and
 * the answer is given only once they are; so is a refusal for missing rights. Anything else that writes is refused with UNIT_READ_ONLY.
 */
export async function readUnit<T>(platform: Platform, context: RequestContext, work: (unit: Unit) => Promise<T>): Promise<T> {
  try {
    const unit = new Unit(platform, context, readOnly(steadyReader(platform, platform.store, context.configuration.revision)));
    const answer = await work(unit);
    if (unit.hasAudit) await platform.store.withTransaction((tx) => unit.writeAudit(tx));
    return answer;
  } catch (error) {
    if (error instanceof ZhiliError && error.status === 403) await auditDenial(platform, context, error);
    throw error;
  }
}
