import { ZhiliError } from "@zhili/contracts";
import type { Platform, RequestContext } from "../platform.js";
import { auditDenial } from "./run-unit.js";
import { type Rehearsal, Unit } from "./unit.js";

/** Thrown inside to take everything back. */
class TakenBack extends Error {}

/**
 * Runs a use case for its refusals only: the same work in a transaction that is always taken back. What ledgers would not enter and what
 * a step still lacks is collected; any other refusal is thrown.
 */
export async function rehearseUnit(platform: Platform, context: RequestContext, work: (unit: Unit) => Promise<unknown>): Promise<Rehearsal> {
  let rehearsal: Rehearsal = { shortages: [], refusals: [] };
  try {
    await platform.store.withTransaction(async (tx) => {
      rehearsal = { shortages: [], refusals: [] };
      const unit = new Unit(platform, context, tx, rehearsal);
      await work(unit);
      await unit.records.flush();
      throw new TakenBack();
    });
  } catch (error) {
    if (error instanceof ZhiliError && error.status === 403) await auditDenial(platform, context, error);
    if (!(error instanceof TakenBack)) throw error;
  }
  return rehearsal;
}
